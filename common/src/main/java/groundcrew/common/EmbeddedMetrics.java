package groundcrew.common;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Metrics as lines of the function's log in the CloudWatch embedded metric format: CloudWatch
/// extracts them. They take no call and no endpoint, so that none delays a function or fails it.
public final class EmbeddedMetrics {
  private final String namespace;
  private final Consumer<String> log;
  private final InstantSource clock;

  /// A value of a metric.
  ///
  /// @param unit one of CloudWatch's, such as `Count` or `Milliseconds`
  public record Metric(String name, String unit, long value) {
    /// Returns a count.
    public static Metric count(String name, long value) {
      return new Metric(name, "Count", value);
    }
  }

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
  public EmbeddedMetrics(String namespace, Consumer<String> log, InstantSource clock) {
    this.namespace = namespace;
    this.log = log;
    this.clock = clock;
  }

  /// Publishes metrics with the same dimensions.
  ///
  /// @param properties found by Logs Insights; no metric has them as dimensions
  public void publish(
      List<Metric> metrics, Map<String, String> dimensions, Map<String, String> properties) {
    var values = new LinkedHashMap<String, Object>(dimensions);
    values.putAll(properties);
    metrics.forEach(metric -> values.put(metric.name(), metric.value()));
    var directive =
        new Directive(
            namespace,
            List.of(List.copyOf(dimensions.keySet())),
            metrics.stream().map(metric -> new Definition(metric.name(), metric.unit())).toList());
    var metadata = new Metadata(clock.millis(), List.of(directive));
    log.accept(StrictJson.write(new Line(metadata, values)));
  }
}
