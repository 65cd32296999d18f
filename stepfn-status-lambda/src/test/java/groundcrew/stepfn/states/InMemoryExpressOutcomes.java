package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts of executions in memory.
public final class InMemoryExpressOutcomes implements ExpressOutcomes {
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
  public Map<String, ExpressCounts> lastHour(
      List<Machine> machines, Instant now, Deadline deadline) {
    var counts = new HashMap<String, ExpressCounts>();
    for (var machine : machines) {
      if (troubled.contains(machine)) {
        throw new IllegalStateException("no metrics for you");
      }
      var itsOwn = lastHour(machine, now.truncatedTo(ChronoUnit.MINUTES));
      if (!itsOwn.minutes().isEmpty()) {
        counts.put(machine.arn(), itsOwn);
      }
    }
    return counts;
  }

  private ExpressCounts lastHour(Machine machine, Instant end) {
    var counts = ExpressCounts.none();
    for (var counted : all) {
      if (counted.machine().equals(machine)
          && counted.minute().isBefore(end)
          && !counted.minute().isBefore(end.minus(Duration.ofHours(1)))) {
        counts = counts.plus(counted.minute(), counted.status(), counted.times());
      }
    }
    return counts;
  }
}
