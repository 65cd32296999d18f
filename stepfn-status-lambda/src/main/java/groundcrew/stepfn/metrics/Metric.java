package groundcrew.stepfn.metrics;

import java.time.Instant;
import java.util.Optional;

/// A value of a metric.
///
/// @param machine name of its machine; absent for a metric without dimension
/// @param time when it had the value; absent if that is now
public record Metric(String name, Optional<String> machine, long value, Optional<Instant> time) {

  /// Creates a value of now.
  public Metric(String name, Optional<String> machine, long value) {
    this(name, machine, value, Optional.empty());
  }
}
