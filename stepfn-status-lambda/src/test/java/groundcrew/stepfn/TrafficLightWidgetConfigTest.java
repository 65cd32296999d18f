package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class TrafficLightWidgetConfigTest {
  @Test
  void readsAllNames() {
    assertThat(config(Map.of("TABLE", "guardian_1.a-Z")))
        .isEqualTo(new TrafficLightWidgetConfig("guardian_1.a-Z", Level.INFO));
    assertThat(config(Map.of("TABLE", "abc", "LOG_LEVEL", "WARN")))
        .isEqualTo(new TrafficLightWidgetConfig("abc", Level.WARN));
  }

  @Test
  void doesNotStartWithoutATable() {
    assertThatThrownBy(() -> config(Map.of()))
        .hasMessageContaining("TABLE: expected the name of a table, 3 to 255 of")
        .hasMessageContaining("but it is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "a table", "tisch-größe", "a/b"})
  void refusesAnInvalidTableName(String table) {
    assertThatThrownBy(() -> config(Map.of("TABLE", table)))
        .hasMessageContaining("received '%s'", table);
  }

  private static TrafficLightWidgetConfig config(Map<String, String> variables) {
    return TrafficLightWidgetConfig.from(Environment.of(variables));
  }
}
