package groundcrew.treebutton.metrics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.common.StrictJson;
import groundcrew.treebutton.press.Limit;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.RefusalReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Metrics as lines of the function's log in the CloudWatch embedded metric format: CloudWatch
/// extracts them. They take no call, so that none delays a press or fails it.
public final class EmbeddedPressMetrics implements PressMetrics {
  /// The namespace of the metrics.
  public static final String NAMESPACE = "GroundcrewButton";

  private final Consumer<String> log;
  private final InstantSource clock;

  private record Line(@JsonProperty("_aws") Metadata aws, @JsonAnyGetter Map<String, ?> values) {}

  private record Metadata(
      @JsonProperty("Timestamp") long timestamp,
      @JsonProperty("CloudWatchMetrics") List<Directive> directives) {}

  private record Directive(
      @JsonProperty("Namespace") String namespace,
      @JsonProperty("Dimensions") List<List<String>> dimensions,
      @JsonProperty("Metrics") List<Definition> metrics) {}

  private record Definition(@JsonProperty("Name") String name, @JsonProperty("Unit") String unit) {}

  /// @param log takes one line of the function's log, as it is
  public EmbeddedPressMetrics(Consumer<String> log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
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
        new Definition("StepDuration", "Milliseconds"),
        time.toMillis(),
        Map.of("State", state.name()));
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
    publish(new Definition(name, "Count"), value, dimensions);
  }

  private void publish(Definition metric, long value, Map<String, String> dimensions) {
    var values = new LinkedHashMap<String, Object>(dimensions);
    values.put(metric.name(), value);
    var directive =
        new Directive(NAMESPACE, List.of(List.copyOf(dimensions.keySet())), List.of(metric));
    var metadata = new Metadata(clock.millis(), List.of(directive));
    log.accept(StrictJson.write(new Line(metadata, values)));
  }
}
