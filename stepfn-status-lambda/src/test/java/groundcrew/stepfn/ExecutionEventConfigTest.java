package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ExecutionEventConfigTest {
  @Test
  void hasDefaults() {
    assertThat(config(Map.of("TABLE", "guardian")))
        .isEqualTo(
            new ExecutionEventConfig(
                "guardian", "StepFunctions", false, Optional.empty(), Level.INFO));
  }

  @Test
  void readsAllNames() {
    assertThat(
            config(
                Map.of(
                    "TABLE", "guardian",
                    "NAMESPACE", "Ours",
                    "COMPAT_METRICS", "true",
                    "TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:alarms",
                    "LOG_LEVEL", "DEBUG")))
        .isEqualTo(
            new ExecutionEventConfig(
                "guardian",
                "Ours",
                true,
                Optional.of("arn:aws:sns:eu-west-1:111122223333:alarms"),
                Level.DEBUG));
  }

  @Test
  void showsAllFaultsAtOnce() {
    assertThatThrownBy(
            () -> config(Map.of("NAMESPACE", "a b", "COMPAT_METRICS", "1", "TOPIC_ARN", "alarms")))
        .hasMessageContaining("4 faulty variables")
        .hasMessageContaining("TABLE: expected")
        .hasMessageContaining("NAMESPACE: expected")
        .hasMessageContaining("TOPIC_ARN: expected the ARN of an SNS topic")
        .hasMessageContaining("COMPAT_METRICS: expected true or false, received '1'");
  }

  private static ExecutionEventConfig config(Map<String, String> variables) {
    return ExecutionEventConfig.from(Environment.of(variables));
  }
}
