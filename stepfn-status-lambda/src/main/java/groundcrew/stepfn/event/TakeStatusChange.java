package groundcrew.stepfn.event;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.ChangeReading;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.machine.Readings;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metric;
import groundcrew.stepfn.metrics.Metrics;
import java.util.List;
import java.util.Optional;

/// Takes the change of an execution's status: keeps it, and publishes what is known of the machine
/// then.
///
/// Events come late, twice and in any order. So it is never the event that is published; and what
/// an event that changes nothing would publish is published again, because the first attempt may
/// have broken off between the two.
public final class TakeStatusChange {
  private final ChangeReading change;
  private final Metrics metrics;
  private final MachineMetrics ofMachine;

  /// What is known of the machine now, and what was published of it.
  public record Taken(Reading reading, List<Metric> published) {
    public Taken {
      published = List.copyOf(published);
    }
  }

  /// @param retries of what another function has changed meanwhile
  /// @param ofMachine makes the metrics
  public TakeStatusChange(
      Readings readings, Retries retries, Metrics metrics, MachineMetrics ofMachine) {
    this.change = new ChangeReading(readings, retries);
    this.metrics = metrics;
    this.ofMachine = ofMachine;
  }

  /// Takes the event.
  ///
  /// @throws IllegalStateException if it could not be kept or published: it has to come again
  public Taken take(StatusChange event, Deadline deadline) {
    var reading = change.change(event.machine(), known -> known.with(event.execution()), deadline);
    var now = deadline.clock().instant();
    var values =
        MachineMetrics.canBeNamed(reading.machine().name())
            ? ofMachine.of(reading, now)
            : List.<Metric>of();
    var refused = metrics.publish(values, Optional.empty(), deadline);
    if (!refused.isEmpty()) {
      throw new IllegalStateException(
          "the metrics of %s were not published: %s"
              .formatted(reading.machine().name(), refused.getFirst().reason()));
    }
    return new Taken(reading, values);
  }
}
