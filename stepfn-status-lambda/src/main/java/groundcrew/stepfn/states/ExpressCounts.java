package groundcrew.stepfn.states;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How many executions of an EXPRESS machine ended with which status, minute by minute.
///
/// @param minutes starts of the minutes in which executions ended, with the numbers above 0
public record ExpressCounts(Map<Instant, Map<ExecutionStatus, Long>> minutes) {
  /// What counts before the last minute in which executions ended: a machine that runs often is
  /// judged by many executions, one that runs rarely by its last ones.
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// Of equal numbers, FAILED comes first, then TIMED_OUT.
  private static final Comparator<Map.Entry<ExecutionStatus, Long>> MOST =
      Map.Entry.<ExecutionStatus, Long>comparingByValue()
          .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()));

  /// Returns no counts.
  public static ExpressCounts none() {
    return new ExpressCounts(Map.of());
  }

  /// Returns the counts with one more, of which there may be several for a minute and status.
  public ExpressCounts plus(Instant minute, ExecutionStatus status, long number) {
    if (number <= 0) {
      return this;
    }
    var all = new TreeMap<>(minutes);
    var counts = new EnumMap<ExecutionStatus, Long>(ExecutionStatus.class);
    counts.putAll(all.getOrDefault(minute, Map.of()));
    counts.merge(status, number, Long::sum);
    all.put(minute, counts);
    return new ExpressCounts(all);
  }

  /// Returns the outcome as an execution that ended with the last minute: a success, unless more
  /// than the share of the last minutes' executions did not succeed. It has the status of most of
  /// those then. Empty if no execution ended.
  public Optional<Execution> outcome(Machine machine, double share) {
    if (minutes.isEmpty()) {
      return Optional.empty();
    }
    var last = Collections.max(minutes.keySet());
    var ended = new EnumMap<ExecutionStatus, Long>(ExecutionStatus.class);
    minutes.forEach((minute, counts) -> {
      if (minute.isAfter(last.minus(WINDOW))) {
        counts.forEach((status, number) -> ended.merge(status, number, Long::sum));
      }
    });
    var all = ended.values().stream().mapToLong(Long::longValue).sum();
    var failed = all - ended.getOrDefault(ExecutionStatus.SUCCEEDED, 0L);
    ended.remove(ExecutionStatus.SUCCEEDED);
    var status =
        failed > share * all
            ? Collections.max(ended.entrySet(), MOST).getKey()
            : ExecutionStatus.SUCCEEDED;
    return Optional.of(
        new Execution(machine.arn(), status, last, Optional.of(last.plus(MINUTE)), 0));
  }
}
