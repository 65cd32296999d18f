package groundcrew.stepfn.publish;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The order in which machines are read: who has waited longest comes first, and those in trouble
/// or running wait four times as long in the time of the others.
///
/// So they come four times as often, and nobody waits for ever: whoever is passed over has waited
/// longer at the next run. A machine that could not be read has had its turn, or else those that
/// never can would take all of them. That is remembered as long as the process lives.
final class FairTurns {
  private static final long WATCHED = 4;
  private static final long USUAL = 1;
  private static final long FOR_EVER = Long.MAX_VALUE - WATCHED;

  private final Map<String, Instant> failures = new ConcurrentHashMap<>();

  /// Notes that a machine could not be read when it had its turn.
  void failed(Machine machine, Instant time) {
    failures.put(machine.arn(), time);
  }

  List<Reading> order(Collection<Reading> readings, Instant now) {
    return readings.stream()
        .sorted(Comparator.comparingLong(reading -> -waited(reading, now)))
        .toList();
  }

  /// Who never had a turn has waited longest of all: among those the weight alone decides.
  private long waited(Reading reading, Instant now) {
    var weight = reading.inTrouble(now) || reading.running() ? WATCHED : USUAL;
    return lastTurn(reading)
        .map(since -> Duration.between(since, now).toMillis() * weight)
        .orElse(FOR_EVER + weight);
  }

  private Optional<Instant> lastTurn(Reading reading) {
    return Stream.concat(
            reading.readAt().stream(), Stream.ofNullable(failures.get(reading.machine().arn())))
        .max(Instant::compareTo);
  }
}
