package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metric;
import groundcrew.stepfn.metrics.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// Publishes what is known of all machines at the end of a run, those included that were not read
/// in it. What it says of time, such as that a success is overdue, is as of the run's own time, as
/// the metrics are.
record PublishMetrics(Metrics metrics, MachineMetrics ofMachine) {
  private static final String METRICS = "metrics";

  /// Returns how many values were published.
  int publish(Ledger ledger, Instant run, Deadline deadline) {
    var values = new ArrayList<Metric>();
    for (var reading : ledger.known()) {
      var name = reading.machine().name();
      if (MachineMetrics.canBeNamed(name)) {
        values.addAll(ofMachine.of(reading, run));
      } else {
        ledger.failed(name, "has no metric: CloudWatch takes names of ASCII characters alone");
      }
    }
    values.add(new Metric("MachinesInTrouble", Optional.empty(), ledger.inTrouble(run)));
    values.add(
        new Metric(
            "OldestReadingSeconds",
            Optional.empty(),
            ledger.oldestReading(deadline.clock().instant()).toSeconds()));
    var published = values.size();
    for (var refused : metrics.publish(values, Optional.of(run), deadline)) {
      published -= refused.metrics();
      ledger.broken(
          METRICS,
          "%d values were not published: %s".formatted(refused.metrics(), refused.reason()));
    }
    return published;
  }
}
