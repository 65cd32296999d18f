package groundcrew.stepfn.metrics;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the metrics of a machine from what is known of it; what is not known has no metric.
///
/// @param compatible whether there is a metric without dimension as well, `<name>_Status`: each
///   metric costs money
public record MachineMetrics(boolean compatible) {
  /// Returns the machine's metrics at this moment.
  public List<Metric> of(Reading reading, Instant now) {
    var name = reading.machine().name();
    var metrics = new ArrayList<Metric>();
    if (reading.machine().type() == MachineType.STANDARD) {
      latest(reading)
          .ifPresent(code -> {
            metrics.add(new Metric("LatestExecutionStatus", Optional.of(name), code));
            if (compatible) {
              metrics.add(new Metric(name + "_Status", Optional.empty(), code));
            }
          });
      reading
          .overdue(now)
          .ifPresent(late -> metrics.add(new Metric("Overdue", Optional.of(name), late ? 1 : 0)));
    }
    reading
        .verdict()
        .ifPresent(verdict ->
            metrics.add(new Metric("LatestOutcome", Optional.of(name), verdict.status().code())));
    return metrics;
  }

  /// Tells whether CloudWatch takes the name: Step Functions takes letters of all alphabets,
  /// CloudWatch those of ASCII.
  public static boolean canBeNamed(String machine) {
    return machine.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /// A machine that was not read yet may have run, although nobody has seen it.
  private static Optional<Integer> latest(Reading reading) {
    return reading
        .newest()
        .map(Execution::status)
        .map(ExecutionStatus::code)
        .or(() -> reading.readAt().map(_ -> ExecutionStatus.NONE_YET));
  }
}
