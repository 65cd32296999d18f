package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ExecutionEventConfigTest {
  @Test
  void hasDefaults() {
    assertThat(config(Map.of("TABLE", "guardian")))
        .isEqualTo(new ExecutionEventConfig("guardian", "StepFunctions", false, Level.INFO));
  }

  @Test
  void readsAllNames() {
    assertThat(
            config(
                Map.of(
                    "TABLE", "guardian",
                    "NAMESPACE", "Ours",
                    "COMPAT_METRICS", "true",
                    "LOG_LEVEL", "DEBUG")))
        .isEqualTo(new ExecutionEventConfig("guardian", "Ours", true, Level.DEBUG));
  }

  @Test
  void showsAllFaultsAtOnce() {
    assertThatThrownBy(() -> config(Map.of("NAMESPACE", "a b", "COMPAT_METRICS", "1")))
        .hasMessageContaining("3 faulty variables")
        .hasMessageContaining("TABLE: expected")
        .hasMessageContaining("NAMESPACE: expected")
        .hasMessageContaining("COMPAT_METRICS: expected true or false, received '1'");
  }

  private static ExecutionEventConfig config(Map<String, String> variables) {
    return ExecutionEventConfig.from(Environment.of(variables));
  }
}
