package groundcrew.local.ground;

import groundcrew.local.gateway.RawService;
import groundcrew.local.gateway.Service;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// One service of the local cloud: what it adds to the gateway, to CloudFormation and to
/// CloudWatch.
///
/// A module is created before the gateway opens: it may not call an API in its constructor.
public interface Module extends AutoCloseable {

  /// Returns the APIs that are validated against the model of the service.
  default List<Service> services() {
    return List.of();
  }

  /// Returns the APIs whose protocol the server behind reads itself.
  default List<RawService> rawServices() {
    return List.of();
  }

  /// Returns what creates the resources of a template.
  default List<ResourceKind> resourceKinds(Template template) {
    return List.of();
  }

  /// Returns the metrics that the service publishes of itself.
  default List<NativeMetrics> metrics() {
    return List.of();
  }

  /// Returns and forgets what cannot end well, such as a denied call of the service itself.
  default List<String> takeProblems() {
    return List.of();
  }

  /// Tells whether something is still at work, or waits for its time.
  default boolean busy() {
    return false;
  }

  /// Tells whether something is at work now, or about to be: what only the passing of time brings
  /// on, such as a retry or the end of a visibility time-out, is not. Time stands meanwhile. What
  /// works is [#busy] too.
  ///
  /// Work that one thread hands to another counts without a gap, so that a `false` means that
  /// nothing happens until time passes or somebody calls.
  default boolean working() {
    return false;
  }

  /// Ends what calls other services, while the gateway is still open.
  default void stop() {}

  /// Ends the servers of the service, once the gateway is closed.
  @Override
  default void close() {}
}
