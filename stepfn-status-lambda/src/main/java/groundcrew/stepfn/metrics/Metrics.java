package groundcrew.stepfn.metrics;

import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.List;

/// Where metrics are published.
public interface Metrics {
  /// What could not be published, and why.
  ///
  /// @param metrics how many
  record Unpublished(int metrics, String reason) {}

  /// Publishes the values as those of the given time; what cannot be published keeps nothing else
  /// from it, and is returned.
  List<Unpublished> publish(List<Metric> metrics, Instant time, Deadline deadline);
}
