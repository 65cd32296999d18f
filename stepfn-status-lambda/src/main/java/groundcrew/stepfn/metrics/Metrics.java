package groundcrew.stepfn.metrics;

import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where metrics are published.
public interface Metrics {
  /// What could not be published, and why.
  ///
  /// @param metrics how many
  record Unpublished(int metrics, String reason) {}

  /// Publishes the values; what cannot be published keeps nothing else from it, and is returned.
  ///
  /// @param time whose values they are; that of their arrival where there is none
  List<Unpublished> publish(List<Metric> metrics, Optional<Instant> time, Deadline deadline);
}
