package groundcrew.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  private static final String START = "2026-01-01T00:00:30Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 2 * * ? *)         | 2026-01-01T02:00:00Z | 2026-01-02T02:00:00Z",
        "cron(15 12 ? * MON-FRI *) | 2026-01-01T12:15:00Z | 2026-01-02T12:15:00Z",
        "cron(0 0 ? * 1 *)         | 2026-01-04T00:00:00Z | 2026-01-11T00:00:00Z",
        "cron(0 0 ? * 6#3 *)       | 2026-01-16T00:00:00Z | 2026-02-20T00:00:00Z",
        "cron(0 0 ? * 6L *)        | 2026-01-30T00:00:00Z | 2026-02-27T00:00:00Z",
        "cron(0 0 L * ? *)         | 2026-01-31T00:00:00Z | 2026-02-28T00:00:00Z",
        "cron(0 0 1W * ? *)        | 2026-02-02T00:00:00Z | 2026-03-02T00:00:00Z",
        "cron(0/20 8 1 JAN ? 2027) | 2027-01-01T08:00:00Z | 2027-01-01T08:20:00Z",
        "rate(5 minutes)           | 2026-01-01T00:05:30Z | 2026-01-01T00:10:30Z",
        "rate(1 day)               | 2026-01-02T00:00:30Z | 2026-01-03T00:00:30Z",
      })
  void anExpressionGivesItsTimes(String expression, Instant first, Instant second) {
    assertThat(times(expression, "UTC", START, 2)).containsExactly(first, second);
  }

  @Test
  void aRateFiresAtItsStart() {
    assertThat(times("rate(1 hour)", "UTC", "2026-01-01T00:00:29Z", 1))
        .containsExactly(Instant.parse(START));
  }

  @Test
  void aTimeComesOnce() {
    assertThat(times("at(2026-07-01T12:00:00)", "Europe/Berlin", START, 2))
        .containsExactly(Instant.parse("2026-07-01T10:00:00Z"));
  }

  @Test
  void aLocalTimeThatSpringSkipsIsSkipped() {
    assertThat(times("cron(30 2 * * ? *)", "Europe/Berlin", "2026-03-28T00:00:00Z", 2))
        .containsExactly(
            Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void aLocalTimeThatAutumnRepeatsComesOnce() {
    assertThat(times("cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-24T23:00:00Z", 2))
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void aYearThatIsOverGivesNoTime() {
    assertThat(times("cron(0 0 1 1 ? 2020)", "UTC", START, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every day",
        "rate(0 minutes)",
        "rate(5 seconds)",
        "cron(0 2 * * *)",
        "cron(0 2 * * * *)",
        "cron(61 2 * * ? *)",
        "at(tomorrow)"
      })
  void aWrongExpressionIsNamed(String expression) {
    assertThatThrownBy(() -> times(expression, "UTC", START, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + expression + "'");
  }

  private static List<Instant> times(String expression, String zone, String from, int number) {
    var times = Expressions.parse(expression, ZoneId.of(zone), Instant.parse(START));
    var found = new ArrayList<Instant>();
    var next = times.after(Instant.parse(from));
    while (next.isPresent() && found.size() < number) {
      found.add(next.get());
      next = times.after(next.get());
    }
    return found;
  }
}
