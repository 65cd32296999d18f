package groundcrew.stepfn.metrics;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the metrics of a machine from its status. What is not known has no metric.
///
/// @param compatible whether to add a metric without dimension, `<name>_Status`: each metric costs
///   money
public record MachineMetrics(boolean compatible) {
  /// Values of no machine: `<>` cannot occur in a name. Without any time series, an alarm on the
  /// worst of all machines would keep its state after the last machine is deleted or loses its tag.
  public static final List<Metric> NONE =
      Stream.of("LatestOutcome", "Overdue")
          .map(name -> new Metric(name, Optional.of("<none>"), 0))
          .toList();

  /// Returns the machine's metrics at this moment.
  public List<Metric> of(MachineStatus status, Instant now) {
    var name = status.machine().name();
    var metrics = new ArrayList<Metric>();
    if (status.machine().type() == MachineType.STANDARD) {
      latest(status)
          .ifPresent(code -> {
            metrics.add(new Metric("LatestExecutionStatus", Optional.of(name), code));
            if (compatible) {
              metrics.add(new Metric(name + "_Status", Optional.empty(), code));
            }
          });
      status
          .overdue(now)
          .ifPresent(late -> metrics.add(new Metric("Overdue", Optional.of(name), late ? 1 : 0)));
    }
    status
        .outcome()
        .ifPresent(outcome ->
            metrics.add(new Metric("LatestOutcome", Optional.of(name), outcome.status().code())));
    return metrics;
  }

  /// Returns the metrics of a machine whose reading is late. Nothing confirms that it works or
  /// runs, so that this is not published; that it failed or is overdue stays published until
  /// something contradicts it.
  public List<Metric> ofLate(MachineStatus status, Instant now) {
    var failed = status.outcome().filter(outcome -> outcome.status().unsuccessful()).isPresent();
    return of(status, now).stream()
        .filter(metric ->
            metric.name().equals("Overdue") || (failed && metric.name().equals("LatestOutcome")))
        .toList();
  }

  /// Returns the outcome of an execution that was observed after a newer one had ended, at the time
  /// at which it was the latest.
  public Metric ofFormer(Machine machine, Execution execution) {
    return new Metric(
        "LatestOutcome",
        Optional.of(machine.name()),
        execution.status().code(),
        Optional.of(execution.since()));
  }

  /// Tells whether CloudWatch accepts the name: Step Functions allows letters of all alphabets,
  /// CloudWatch only those of ASCII.
  public static boolean canBeNamed(String machine) {
    return machine.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /// A machine that was not read yet may have run.
  private static Optional<Integer> latest(MachineStatus status) {
    return status
        .newest()
        .map(Execution::status)
        .map(ExecutionStatus::code)
        .or(() -> status.readAt().map(_ -> ExecutionStatus.NONE_YET));
  }
}
