package groundcrew.stepfn.publish;

import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The order in which machines are read: who has waited longest comes first, and those in trouble
/// or running wait four times as long in the time of the others.
///
/// So they come four times as often, and nobody waits for ever: whoever is passed over has waited
/// longer at the next run.
final class FairTurns {
  private static final long WATCHED = 4;
  private static final long USUAL = 1;
  private static final long FOR_EVER = Long.MAX_VALUE - WATCHED;

  private FairTurns() {}

  static List<Reading> order(Collection<Reading> readings, Instant now) {
    return readings.stream()
        .sorted(Comparator.comparingLong(reading -> -waited(reading, now)))
        .toList();
  }

  /// Who was never read has waited longest of all: among those the weight alone decides.
  private static long waited(Reading reading, Instant now) {
    var weight = reading.inTrouble(now) || reading.running() ? WATCHED : USUAL;
    return reading
        .readAt()
        .map(since -> Duration.between(since, now).toMillis() * weight)
        .orElse(FOR_EVER + weight);
  }
}
