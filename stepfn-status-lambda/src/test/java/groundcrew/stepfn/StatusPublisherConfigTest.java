package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class StatusPublisherConfigTest {
  @Test
  void hasDefaults() {
    assertThat(config(Map.of("TABLE", "guardian")))
        .isEqualTo(
            new StatusPublisherConfig(
                "guardian", "StepFunctions", false, Optional.empty(), "", 0.05, 0.5, Level.INFO));
  }

  @Test
  void readsAllNames() {
    assertThat(
            config(
                Map.of(
                    "TABLE", "groundcrew-guardian_1.x",
                    "NAMESPACE", "Team/Step.Functions",
                    "COMPAT_METRICS", "true",
                    "TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:alarms",
                    "NAME_PREFIX", "nächtlich-",
                    "EXPRESS_FAILURE_SHARE", "0",
                    "QUOTA_SHARE", "1",
                    "LOG_LEVEL", "WARN")))
        .isEqualTo(
            new StatusPublisherConfig(
                "groundcrew-guardian_1.x",
                "Team/Step.Functions",
                true,
                Optional.of("arn:aws:sns:eu-west-1:111122223333:alarms"),
                "nächtlich-",
                0,
                1,
                Level.WARN));
  }

  @Test
  void showsAllFaultsAtOnce() {
    assertThatThrownBy(() ->
            config(
                Map.of(
                    "NAMESPACE", "AWS/States",
                    "COMPAT_METRICS", "yes",
                    "NAME_PREFIX", "night*",
                    "EXPRESS_FAILURE_SHARE", "1.5",
                    "QUOTA_SHARE", "50 %",
                    "LOG_LEVEL", "LOUD")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("7 faulty variables")
        .hasMessageContaining("TABLE: expected the name of a table, 3 to 255")
        .hasMessageContaining("NAMESPACE: expected a metric namespace: 1 to 255 letters")
        .hasMessageContaining("received 'AWS/States'")
        .hasMessageContaining("COMPAT_METRICS: expected true or false, received 'yes'")
        .hasMessageContaining("NAME_PREFIX: expected the beginning of a state machine's name")
        .hasMessageContaining(
            "EXPRESS_FAILURE_SHARE: expected a number from 0 to 1, received '1.5'")
        .hasMessageContaining("QUOTA_SHARE: expected a number above 0 to 1, received '50 %'")
        .hasMessageContaining("LOG_LEVEL: expected one of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.5", "1.01", "NaN", "Infinity", "half"})
  void refusesAShareOutOfRange(String share) {
    assertThatThrownBy(() -> config(Map.of("TABLE", "guardian", "QUOTA_SHARE", share)))
        .hasMessageContaining("1 faulty variable;")
        .hasMessageContaining("QUOTA_SHARE: expected a number above 0 to 1, received '%s'", share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "a table", "guardian/1"})
  void refusesAnInvalidTableName(String table) {
    assertThatThrownBy(() -> config(Map.of("TABLE", table)))
        .hasMessageContaining("TABLE: expected")
        .hasMessageContaining("received '%s'", table);
  }

  private static StatusPublisherConfig config(Map<String, String> variables) {
    return StatusPublisherConfig.from(Environment.of(variables));
  }
}
