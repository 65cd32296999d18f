package groundcrew.local.metrics;

import java.time.Duration;
import java.time.Instant;

/// What was measured at a time.
///
/// @param resolution a minute, or a second for high resolution
public record Datum(
    Metric metric, Instant timestamp, Statistics statistics, String unit, Duration resolution) {

  /// A datum as the services publish theirs: by minute.
  public static Datum of(Metric metric, Instant timestamp, Statistics statistics, String unit) {
    return new Datum(metric, timestamp, statistics, unit, Duration.ofMinutes(1));
  }
}
