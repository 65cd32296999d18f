package groundcrew.treebutton.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.VirtualTime;
import groundcrew.treebutton.press.Limit;
import groundcrew.treebutton.press.PressState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedPressMetricsTest {
  private final List<String> lines = new ArrayList<>();
  private final PressMetrics metrics =
      new EmbeddedPressMetrics(lines::add, new VirtualTime(Instant.parse("2026-06-01T12:00:00Z")));

  @Test
  void areLinesInTheEmbeddedMetricFormat() {
    metrics.planted();

    assertThat(lines)
        .containsExactly(
            """
            {"_aws":{"Timestamp":1780315200000,"CloudWatchMetrics":[{"Namespace":"GroundcrewButton",\
            "Dimensions":[[]],"Metrics":[{"Name":"TreesPlanted","Unit":"Count"}]}]},\
            "TreesPlanted":1}\
            """);
  }

  @Test
  void nameTheLimitAsADimension() {
    metrics.limited(Limit.DAY);

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"Dimensions\":[[\"Reason\"]]", "\"Reason\":\"DAY\"", "\"PressesLimited\":1");
  }

  @Test
  void tellHowLongAStepTook() {
    metrics.left(PressState.CLAIMED, Duration.ofMillis(512));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains(
            "\"Dimensions\":[[\"State\"]]",
            "{\"Name\":\"StepDuration\",\"Unit\":\"Milliseconds\"}",
            "\"State\":\"CLAIMED\"",
            "\"StepDuration\":512");
  }

  @Test
  void doNotCountAPressThatIsOnItsWay() {
    metrics.reached(PressState.STORED);

    assertThat(lines).isEmpty();
  }
}
