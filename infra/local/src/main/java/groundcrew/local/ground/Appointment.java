package groundcrew.local.ground;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;

/// A task with its time.
///
/// @param when the earliest time at which it runs
/// @param number tells tasks of one time apart: the one that was made first runs first
/// @param what the task is, for the report of its failure
/// @param task gets the time for which it runs
public record Appointment(Instant when, long number, String what, Consumer<Instant> task)
    implements Comparable<Appointment> {
  private static final Comparator<Appointment> ORDER =
      Comparator.comparing(Appointment::when).thenComparingLong(Appointment::number);

  @Override
  public int compareTo(Appointment other) {
    return ORDER.compare(this, other);
  }
}
