package groundcrew.stepfn.event;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metric;
import groundcrew.stepfn.metrics.Metrics;
import java.util.List;
import java.util.Optional;

/// Processes a change of an execution's status: stores it, then publishes the metrics of its state
/// machine.
///
/// Events may be late, duplicated and out of order. The metrics therefore come from the stored
/// status and not from the event, and an event that changes nothing is published too: an earlier
/// attempt may have ended between the two steps.
public final class ProcessStatusChange {
  private final UpdateMachineStatus update;
  private final Metrics metrics;
  private final MachineMetrics machineMetrics;

  /// The status of the machine after the event, and the published values.
  public record Result(MachineStatus status, List<Metric> published) {
    public Result {
      published = List.copyOf(published);
    }
  }

  /// @param retries retries of a write that conflicts with another function's
  /// @param machineMetrics makes the metrics of a machine
  public ProcessStatusChange(
      MachineStatuses statuses, Retries retries, Metrics metrics, MachineMetrics machineMetrics) {
    this.update = new UpdateMachineStatus(statuses, retries);
    this.metrics = metrics;
    this.machineMetrics = machineMetrics;
  }

  /// Processes the change.
  ///
  /// @throws IllegalStateException if it could not be stored or published: the event must be
  ///   retried
  public Result process(StatusChange change, Deadline deadline) {
    var status =
        update.update(change.machine(), before -> before.with(change.execution()), deadline);
    var name = status.machine().name();
    var values =
        MachineMetrics.canBeNamed(name)
            ? machineMetrics.of(status, deadline.clock().instant())
            : List.<Metric>of();
    var unpublished = metrics.publish(values, Optional.empty(), deadline);
    if (!unpublished.isEmpty()) {
      throw new IllegalStateException(
          "the metrics of %s were not published: %s"
              .formatted(name, unpublished.getFirst().reason()));
    }
    return new Result(status, values);
  }
}
