package groundcrew.stepfn.publish;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The order in which machines are read: the longest wait first. The wait of a machine that failed,
/// is overdue or is running counts four times.
///
/// Such a machine is therefore read four times as often, and every machine is read in the end: the
/// wait of a machine that is skipped grows. A failed read counts as a read; otherwise machines that
/// cannot be read would take the whole quota. Failures are kept for the life of the process.
final class ReadPriority {
  private static final long URGENT = 4;
  private static final long USUAL = 1;
  private static final long NEVER_READ = Long.MAX_VALUE - URGENT;

  private final Map<String, Instant> failures = new ConcurrentHashMap<>();

  /// Records that a machine could not be read.
  void failed(Machine machine, Instant time) {
    failures.put(machine.arn(), time);
  }

  List<MachineStatus> order(Collection<MachineStatus> statuses, Instant now) {
    return statuses.stream()
        .sorted(Comparator.comparingLong(status -> -weightedWait(status, now)))
        .toList();
  }

  /// Returns how much more often than others the machine is read.
  static long weight(MachineStatus status, Instant now) {
    var urgent = status.running() || (status.inTrouble(now) && status.refused(now).isEmpty());
    return urgent ? URGENT : USUAL;
  }

  /// A machine that was never read comes before all others; among those, the weight decides.
  private long weightedWait(MachineStatus status, Instant now) {
    var weight = weight(status, now);
    return lastAttempt(status)
        .map(since -> Duration.between(since, now).toMillis() * weight)
        .orElse(NEVER_READ + weight);
  }

  private Optional<Instant> lastAttempt(MachineStatus status) {
    return Stream.concat(
            status.readAt().stream(), Stream.ofNullable(failures.get(status.machine().arn())))
        .max(Instant::compareTo);
  }
}
