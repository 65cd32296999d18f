package groundcrew.local.metrics;

import java.util.List;

/// A service that publishes metrics of its own, such as `AWS/SQS`.
@FunctionalInterface
public interface NativeMetrics {

  /// Measures once.
  List<Measurement> measure();
}
