package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class AccountTaggerConfigTest {
  private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111111111111/tasks";

  @Test
  void hasDefaults() {
    assertThat(config(Map.of("TAG_KEYS", "a", "REGIONS", "eu-west-1", "QUEUE_URL", QUEUE)))
        .isEqualTo(
            new AccountTaggerConfig(
                List.of("a"),
                List.of(),
                List.of("eu-west-1"),
                URI.create(QUEUE),
                "cloud-center",
                List.of(),
                Set.of(),
                Duration.ofSeconds(15),
                false,
                Level.INFO));
  }

  @Test
  void readsAllNames() {
    assertThat(
            config(
                Map.of(
                    "TAG_KEYS", "cost_centre, environment?,cost_centre",
                    "REGIONS", "us-east-1, us-gov-west-1",
                    "QUEUE_URL", QUEUE,
                    "LEVEL", "platform",
                    "ORGANIZATIONAL_UNITS", "ou-ab12-c3d4e5f6, r-ab12, ou-ab12-c3d4e5f6",
                    "EXCLUDED_ACCOUNTS", "222222222222, 333333333333",
                    "MESSAGE_DELAY", "PT15M",
                    "REMOVE", "owned",
                    "LOG_LEVEL", "WARN")))
        .isEqualTo(
            new AccountTaggerConfig(
                List.of("cost_centre", "environment"),
                List.of("environment"),
                List.of("us-east-1", "us-gov-west-1"),
                URI.create(QUEUE),
                "platform",
                List.of("ou-ab12-c3d4e5f6", "r-ab12"),
                Set.of("222222222222", "333333333333"),
                Duration.ofMinutes(15),
                true,
                Level.WARN));
  }

  @Test
  void reportsAllInvalidVariablesTogether() {
    assertThatThrownBy(() ->
            config(
                Map.of(
                    "TAG_KEYS", "a,aws:b",
                    "QUEUE_URL", "tasks",
                    "LEVEL", "Platform",
                    "ORGANIZATIONAL_UNITS", "ou-ab12-c3d4e5f6,ou-ab12",
                    "EXCLUDED_ACCOUNTS", "123",
                    "MESSAGE_DELAY", "PT16M",
                    "REMOVE", "all",
                    "LOG_LEVEL", "LOUD")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("9 faulty variables")
        .hasMessageContaining("TAG_KEYS: expected tag keys")
        .hasMessageContaining("received 'a,aws:b'")
        .hasMessageContaining(
            "REGIONS: expected regions such as eu-west-1 that the AWS SDK knows, but it is not set")
        .hasMessageContaining("QUEUE_URL: expected the URL of a queue, received 'tasks'")
        .hasMessageContaining("LEVEL: expected 1 to 32 of a-z, 0-9 and -, received 'Platform'")
        .hasMessageContaining("ORGANIZATIONAL_UNITS: expected ids of units or roots such as ou-")
        .hasMessageContaining("received 'ou-ab12-c3d4e5f6,ou-ab12'")
        .hasMessageContaining("EXCLUDED_ACCOUNTS: expected account ids of 12 digits")
        .hasMessageContaining("MESSAGE_DELAY: expected a duration from PT0S to PT15M")
        .hasMessageContaining("REMOVE: expected none or owned, received 'all'")
        .hasMessageContaining("LOG_LEVEL: expected one of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-wset-1", "eu-west-1,eu-west-9", "aws-global", "eu-west-1a"})
  void rejectsARegionThatTheSdkDoesNotKnow(String regions) {
    assertThatThrownBy(() -> config(Map.of("TAG_KEYS", "a", "REGIONS", regions)))
        .hasMessageContaining("2 faulty variables")
        .hasMessageContaining(
            "REGIONS: expected regions such as eu-west-1 that the AWS SDK knows, received '%s'",
            regions)
        .hasMessageContaining("QUEUE_URL: expected the URL of a queue, but it is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Env,env",
        "env, a ,ENV",
        "aws:owner",
        "AWS:owner",
        "a#b",
        "a,,b",
        "a,a?",
        "?",
        "a??"
      })
  void rejectsKeysThatAwsRejectsOrThatDifferOnlyByCase(String keys) {
    assertThatThrownBy(() -> config(with("TAG_KEYS", keys)))
        .hasMessageContaining("1 faulty variable;")
        .hasMessageContaining("TAG_KEYS: expected tag keys of at most 128 characters")
        .hasMessageContaining("differ by more than case, received '%s'", keys);
  }

  @Test
  void acceptsKeysOfUpTo128Characters() {
    assertThat(config(with("TAG_KEYS", "k".repeat(128))).tagKeys()).hasSize(1);
    assertThatThrownBy(() -> config(with("TAG_KEYS", "k".repeat(129))))
        .hasMessageContaining("TAG_KEYS: expected tag keys of at most 128 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"r-abc", "ou-ab12-c3d4", "OU-ab12-c3d4e5f6", "o-abcdefghij", "123456789012"})
  void rejectsAMalformedUnit(String unit) {
    assertThatThrownBy(() -> config(with("ORGANIZATIONAL_UNITS", unit)))
        .hasMessageContaining("ORGANIZATIONAL_UNITS")
        .hasMessageContaining("received '%s'", unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eu-west-1,us-east-1 | false",
        "eu-west-1,us-west-2 | true",
        "cn-north-1          | false",
        "us-gov-west-1       | false",
      })
  void detectsThatGlobalServicesAreMissed(String regions, boolean missed) {
    assertThat(config(with("REGIONS", regions)).missesGlobalServices()).isEqualTo(missed);
  }

  private static Map<String, String> with(String name, String value) {
    var variables =
        new HashMap<>(Map.of("TAG_KEYS", "a", "REGIONS", "eu-west-1", "QUEUE_URL", QUEUE));
    variables.put(name, value);
    return variables;
  }

  private static AccountTaggerConfig config(Map<String, String> variables) {
    return AccountTaggerConfig.from(Environment.of(variables));
  }
}
