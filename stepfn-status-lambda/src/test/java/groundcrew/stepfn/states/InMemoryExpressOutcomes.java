package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts of executions in memory.
public final class InMemoryExpressOutcomes implements ExpressOutcomes {
  private static final List<ExecutionStatus> WORST_LAST =
      List.of(
          ExecutionStatus.SUCCEEDED,
          ExecutionStatus.ABORTED,
          ExecutionStatus.TIMED_OUT,
          ExecutionStatus.FAILED);

  private static final Comparator<Counted> LAST =
      Comparator.comparing(Counted::minute)
          .thenComparingInt(counted -> WORST_LAST.indexOf(counted.status()));

  private final List<Counted> all = new ArrayList<>();
  private final Set<Machine> troubled = new HashSet<>();

  /// The number of executions of a machine that ended with the status within a minute.
  public record Counted(Machine machine, ExecutionStatus status, Instant minute, int times) {}

  /// Adds a count.
  public InMemoryExpressOutcomes count(
      Machine machine, ExecutionStatus status, Instant minute, int times) {
    all.add(new Counted(machine, status, minute, times));
    return this;
  }

  /// Makes every call for the machine fail.
  public void trouble(Machine machine) {
    troubled.add(machine);
  }

  /// Returns all counts.
  public List<Counted> all() {
    return all;
  }

  @Override
  public Map<String, Execution> lastHour(List<Machine> machines, Instant now, Deadline deadline) {
    var outcomes = new HashMap<String, Execution>();
    for (var machine : machines) {
      if (troubled.contains(machine)) {
        throw new IllegalStateException("no metrics for you");
      }
      last(machine, now.truncatedTo(ChronoUnit.MINUTES))
          .ifPresent(outcome -> outcomes.put(machine.arn(), outcome));
    }
    return outcomes;
  }

  private Optional<Execution> last(Machine machine, Instant end) {
    return all.stream()
        .filter(counted -> counted.machine().equals(machine) && counted.times() > 0)
        .filter(counted -> counted.minute().isBefore(end))
        .filter(counted -> !counted.minute().isBefore(end.minus(Duration.ofHours(1))))
        .max(LAST)
        .map(counted ->
            new Execution(
                machine.arn(),
                counted.status(),
                counted.minute(),
                Optional.of(counted.minute().plusSeconds(60)),
                0));
  }
}
