package groundcrew.stepfn.publish;

import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ages of what is known of the machines, and the age that the size of the fleet explains.
///
/// The wait of a machine that was never read counts from the run that first listed it, not from its
/// creation years ago. These times are kept for the life of the process.
final class ReadingAges {
  /// Runs that may fail or be throttled before a reading counts as late.
  private static final Duration THREE_RUNS = Duration.ofMinutes(15);

  /// A round takes twice its shortest time at most: a tenth of the time passes between two runs,
  /// some machines need more than one call, and some calls are throttled.
  private static final double ROUNDS = 2;

  private final Quota quota;
  private final Map<String, Instant> firstListed = new HashMap<>();

  /// @param quota share of the quota of ListExecutions that is used
  ReadingAges(Quota quota) {
    this.quota = quota;
  }

  /// Returns the age of the oldest reading of a STANDARD machine.
  Duration oldest(Collection<MachineStatus> statuses, Instant now) {
    return statuses.stream()
        .filter(ReadingAges::standard)
        .map(status -> age(status, now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /// Returns the machines whose reading is older than the size of the fleet and the quota explain.
  List<MachineStatus> late(Collection<MachineStatus> statuses, Instant now) {
    var longest = longest(statuses, now);
    return statuses.stream().filter(status -> age(status, now).compareTo(longest) > 0).toList();
  }

  /// A machine that is read four times as often takes four calls of a round.
  private Duration longest(Collection<MachineStatus> statuses, Instant now) {
    var calls =
        statuses.stream()
            .filter(ReadingAges::standard)
            .mapToLong(status -> ReadPriority.weight(status, now))
            .sum();
    return THREE_RUNS.plusSeconds(Math.round(ROUNDS * calls / quota.perSecond()));
  }

  private Duration age(MachineStatus status, Instant now) {
    var since =
        status
            .reading()
            .since()
            .orElseGet(() -> firstListed.computeIfAbsent(status.machine().arn(), _ -> now));
    return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
  }

  private static boolean standard(MachineStatus status) {
    return status.machine().type() == MachineType.STANDARD;
  }
}
