package groundcrew.treebutton.metrics;

import groundcrew.common.EmbeddedMetrics;
import groundcrew.common.EmbeddedMetrics.Metric;
import groundcrew.treebutton.press.Limit;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.RefusalReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Metrics in the embedded metric format: none delays a press or fails it.
public final class EmbeddedPressMetrics implements PressMetrics {
  /// The namespace of the metrics.
  public static final String NAMESPACE = "GroundcrewButton";

  private final EmbeddedMetrics metrics;

  /// @param log takes one line of the function's log, as it is
  public EmbeddedPressMetrics(Consumer<String> log, InstantSource clock) {
    this.metrics = new EmbeddedMetrics(NAMESPACE, log, clock);
  }

  @Override
  public void accepted() {
    count("PressesAccepted", 1, Map.of());
  }

  @Override
  public void planted() {
    count("TreesPlanted", 1, Map.of());
  }

  @Override
  public void left(PressState state, Duration time) {
    publish(
        new Metric("StepDuration", "Milliseconds", time.toMillis()), Map.of("State", state.name()));
  }

  @Override
  public void reached(PressState state) {
    switch (state) {
      case PRINTED -> count("LabelsPrinted", 1, Map.of());
      case FAILED -> count("PressesFailed", 1, Map.of());
      case UNKNOWN -> count("PressesUnknown", 1, Map.of());
      case CLAIMED, PLANTED, STORED, PRINTING, LIMITED -> {}
    }
  }

  @Override
  public void limited(Limit limit) {
    count("PressesLimited", 1, Map.of("Reason", limit.name()));
  }

  @Override
  public void refused(RefusalReason reason) {
    count("PressesRefused", 1, Map.of("Reason", reason.name()));
  }

  @Override
  public void stuck(int presses) {
    count("PressesStuck", presses, Map.of());
  }

  private void count(String name, int value, Map<String, String> dimensions) {
    publish(Metric.count(name, value), dimensions);
  }

  private void publish(Metric metric, Map<String, String> dimensions) {
    metrics.publish(List.of(metric), dimensions, Map.of());
  }
}
