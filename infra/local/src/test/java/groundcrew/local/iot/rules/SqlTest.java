package groundcrew.local.iot.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.iot.messages.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00.123Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT * FROM 'a/+' | {'n':1} | {'n':1}",
        "SELECT * FROM 'a/+' | [1] | [1]",
        "SELECT n FROM 'a/+' | {'n':1,'m':2} | {'n':1}",
        "select n as number, m AS other from 'a/#' | {'n':1,'m':'x'} | {'number':1,'other':'x'}",
        "SELECT color.red FROM 'a/b' | {'color':{'red':255}} | {'red':255}",
        "SELECT n, gone, n.deeper AS deeper FROM 'a/b' | {'n':null} | {'n':null}",
        "SELECT n FROM 'a/b' | [1] | {}",
        "SELECT topic() AS t, topic(2) AS two, topic(3) AS three FROM 'a/b' | {} | {'t':'a/b','two':'b'}",
        "SELECT clientid() AS c, timestamp() AS at FROM 'a/b' | {} | {'c':'button-1','at':1796032800123}",
        "SELECT n, timestamp() AS at FROM 'a/b' | no JSON | {'at':1796032800123}",
        "SELECT n FROM 'a/b' | {} trailing | {}"
      })
  void aStatementSelectsAsAwsDoes(String sql, String payload, String result) {
    assertThat(select(sql, payload.replace('\'', '"')))
        .hasToString("Optional[" + result.replace('\'', '"') + "]");
  }

  @Test
  void aStarHasNothingToSelectFromAPayloadThatIsNotJson() {
    assertThat(select("SELECT * FROM 'a/b'", "no JSON")).isEqualTo("Optional.empty");
    assertThat(select("SELECT * FROM 'a/b'", "")).isEqualTo("Optional.empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM 'a' WHERE n > 1",
        "SELECT *, n FROM 'a'",
        "SELECT n + 1 FROM 'a'",
        "SELECT 15 AS n FROM 'a'",
        "SELECT VALUE n FROM 'a'",
        "SELECT principal() AS p FROM 'a'",
        "SELECT topic() FROM 'a'",
        "SELECT clientid(1) AS c FROM 'a'",
        "SELECT (SELECT n FROM m) AS x FROM 'a'",
        "SELECT n AS x, m AS x FROM 'a'",
        "SELECT n FROM 'a+'",
        "SELECT n FROM 'a/#/b'",
        "SELECT n FROM \"a\"",
        "UPDATE a",
        ""
      })
  void whatIsNotUnderstoodIsRefused(String sql) {
    assertThatThrownBy(() -> Sql.parse(sql)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String select(String sql, String payload) {
    var place = new AccountRegion("111122223333", "eu-west-1");
    var message =
        new Message(
            place,
            "a/b",
            payload.getBytes(StandardCharsets.UTF_8),
            Optional.of("button-1"),
            1,
            false);
    return Sql.parse(sql).select(message, NOW).toString();
  }
}
