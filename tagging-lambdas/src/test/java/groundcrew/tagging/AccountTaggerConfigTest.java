package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class AccountTaggerConfigTest {
  private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";

  @Test
  void hasDefaults() {
    assertThat(config(Map.of("TAG_KEYS", "a", "REGIONS", "eu-west-1", "QUEUE_URL", QUEUE)))
        .isEqualTo(
            new AccountTaggerConfig(
                List.of("a"),
                List.of("eu-west-1"),
                URI.create(QUEUE),
                "cloud-center",
                Set.of(),
                Duration.ofSeconds(15),
                Level.INFO));
  }

  @Test
  void readsAllNames() {
    assertThat(
            config(
                Map.of(
                    "TAG_KEYS", "cost_centre, environment,cost_centre",
                    "REGIONS", "us-east-1, us-gov-west-1",
                    "QUEUE_URL", QUEUE,
                    "LEVEL", "platform",
                    "EXCLUDED_ACCOUNTS", "222222222222, 333333333333",
                    "MESSAGE_DELAY", "PT15M",
                    "LOG_LEVEL", "WARN")))
        .isEqualTo(
            new AccountTaggerConfig(
                List.of("cost_centre", "environment"),
                List.of("us-east-1", "us-gov-west-1"),
                URI.create(QUEUE),
                "platform",
                Set.of("222222222222", "333333333333"),
                Duration.ofMinutes(15),
                Level.WARN));
  }

  @Test
  void showsAllFaultsAtOnce() {
    assertThatThrownBy(() ->
            config(
                Map.of(
                    "TAG_KEYS", "a,aws:b",
                    "QUEUE_URL", "orders",
                    "LEVEL", "Platform",
                    "EXCLUDED_ACCOUNTS", "123",
                    "MESSAGE_DELAY", "PT16M",
                    "LOG_LEVEL", "LOUD")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("7 faulty variables")
        .hasMessageContaining("TAG_KEYS: expected tag keys")
        .hasMessageContaining("received 'a,aws:b'")
        .hasMessageContaining("REGIONS: expected regions such as eu-west-1, but it is not set")
        .hasMessageContaining("QUEUE_URL: expected the URL of a queue, received 'orders'")
        .hasMessageContaining("LEVEL: expected 1 to 32 of a-z, 0-9 and -, received 'Platform'")
        .hasMessageContaining("EXCLUDED_ACCOUNTS: expected account ids of 12 digits")
        .hasMessageContaining("MESSAGE_DELAY: expected a duration from PT0S to PT15M")
        .hasMessageContaining("LOG_LEVEL: expected one of");
  }

  private static AccountTaggerConfig config(Map<String, String> variables) {
    return AccountTaggerConfig.from(Environment.of(variables));
  }
}
