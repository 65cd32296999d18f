package groundcrew.stepfn.metrics;

import groundcrew.common.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Published metrics in memory.
public final class InMemoryMetrics implements Metrics {
  /// Older values are refused, as CloudWatch does.
  static final Duration OLDEST = Duration.ofDays(14);

  private final List<Point> points = new ArrayList<>();
  private final InstantSource clock;
  private Optional<String> refusal = Optional.empty();
  private int attempted;
  private int calls;

  /// One published value.
  public record Point(Metric metric, Instant time) {}

  /// @param clock clock for the time of arrival
  public InMemoryMetrics(InstantSource clock) {
    this.clock = clock;
  }

  /// Refuses all values from now on, or none.
  public void refuse(Optional<String> reason) {
    refusal = reason;
  }

  public List<Point> points() {
    return points;
  }

  /// Returns how many values were published or refused.
  public int attempted() {
    return attempted;
  }

  /// Returns how often values were published.
  public int calls() {
    return calls;
  }

  /// Removes all published values.
  public void clear() {
    points.clear();
  }

  /// Returns the newest values of the machine by metric name.
  public Map<String, Long> of(String machine) {
    return named(Optional.of(machine));
  }

  /// Returns the values without dimension by metric name.
  public Map<String, Long> ofAll() {
    return named(Optional.empty());
  }

  @Override
  public List<Unpublished> publish(
      List<Metric> metrics, Optional<Instant> time, Deadline deadline) {
    calls++;
    attempted += metrics.size();
    if (refusal.isPresent()) {
      return List.of(new Unpublished(metrics.size(), refusal.get()));
    }
    var now = clock.instant();
    var taken =
        metrics.stream()
            .map(metric -> new Point(metric, metric.time().or(() -> time).orElse(now)))
            .toList();
    if (taken.stream().anyMatch(point -> point.time().isBefore(now.minus(OLDEST)))) {
      return List.of(new Unpublished(metrics.size(), "the values are too old"));
    }
    points.addAll(taken);
    return List.of();
  }

  private Map<String, Long> named(Optional<String> machine) {
    var values = new TreeMap<String, Long>();
    for (var point : points.stream().sorted(Comparator.comparing(Point::time)).toList()) {
      if (point.metric().machine().equals(machine)) {
        values.put(point.metric().name(), point.metric().value());
      }
    }
    return values;
  }
}
