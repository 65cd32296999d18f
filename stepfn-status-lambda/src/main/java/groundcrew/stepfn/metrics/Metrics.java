package groundcrew.stepfn.metrics;

import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A destination for metrics.
public interface Metrics {
  /// Values that were not published.
  ///
  /// @param metrics number of values
  record Unpublished(int metrics, String reason) {}

  /// Publishes the values and returns those that were refused. A refusal does not affect the
  /// others.
  ///
  /// @param time timestamp of the values that have none of their own, at most two weeks old; by
  ///   default the time of arrival
  List<Unpublished> publish(List<Metric> metrics, Optional<Instant> time, Deadline deadline);
}
