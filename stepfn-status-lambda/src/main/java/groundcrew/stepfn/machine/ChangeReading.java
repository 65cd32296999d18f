package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Changes what is known of a machine, although others change it at the same time: who comes second
/// looks at what the first one has stored, and takes the step from there.
public final class ChangeReading {
  private final Readings readings;
  private final Retries retries;

  public ChangeReading(Readings readings, Retries retries) {
    this.readings = readings;
    this.retries = retries;
  }

  /// Takes the step from what is stored now, and returns what is stored then.
  public Reading change(Machine machine, UnaryOperator<Reading> step, Deadline deadline) {
    return again(machine, step, deadline);
  }

  /// Takes the step from what was known a while ago, and only where that is stored no more, from
  /// what is; returns what is stored then.
  public Reading change(Reading known, UnaryOperator<Reading> step, Deadline deadline) {
    return taken(known, step, deadline).orElseGet(() -> again(known.machine(), step, deadline));
  }

  private Reading again(Machine machine, UnaryOperator<Reading> step, Deadline deadline) {
    return retries
        .until(
            Optional::isPresent, deadline, () -> taken(stored(machine, deadline), step, deadline))
        .flatMap(Function.identity())
        .orElseThrow(() ->
            new IllegalStateException(
                "%s is changed by others again and again: try later".formatted(machine.name())));
  }

  private Reading stored(Machine machine, Deadline deadline) {
    return readings.find(machine.arn(), deadline).orElse(Reading.none(machine));
  }

  private Optional<Reading> taken(Reading known, UnaryOperator<Reading> step, Deadline deadline) {
    var changed = step.apply(known);
    if (changed.equals(known)) {
      return Optional.of(known);
    }
    return readings.replace(changed, deadline)
        ? Optional.of(changed.nextVersion())
        : Optional.empty();
  }
}
