package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metric;
import groundcrew.stepfn.metrics.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// Publishes the metrics of all machines at the end of a run, including those that were not read in
/// it. Values that depend on time, such as Overdue, are as of the timestamp of the run.
record PublishMetrics(Metrics metrics, MachineMetrics machineMetrics, ReadingAges ages) {
  private static final String METRICS = "metrics";

  /// Returns the number of published values.
  int publish(RunState state, Instant run, Deadline deadline) {
    var values = new ArrayList<Metric>();
    var now = deadline.clock().instant();
    var late = Set.copyOf(ages.late(state.statuses(), now));
    for (var status : state.statuses()) {
      var name = status.machine().name();
      if (MachineMetrics.canBeNamed(name)) {
        values.addAll(
            late.contains(status)
                ? machineMetrics.ofLate(status, run)
                : machineMetrics.of(status, run));
      } else {
        state.failed(name, "has no metrics: CloudWatch accepts only ASCII characters in names");
      }
    }
    values.addAll(MachineMetrics.NONE);
    values.add(new Metric("MachinesInTrouble", Optional.empty(), state.inTrouble(run)));
    values.add(
        new Metric(
            "OldestReadingSeconds",
            Optional.empty(),
            ages.oldest(state.statuses(), now).toSeconds()));
    values.add(new Metric("ReadingsLate", Optional.empty(), late.isEmpty() ? 0 : 1));
    var published = values.size();
    for (var unpublished : metrics.publish(values, Optional.of(run), deadline)) {
      published -= unpublished.metrics();
      state.broken(
          METRICS,
          "%d values were not published: %s"
              .formatted(unpublished.metrics(), unpublished.reason()));
    }
    return published;
  }
}
