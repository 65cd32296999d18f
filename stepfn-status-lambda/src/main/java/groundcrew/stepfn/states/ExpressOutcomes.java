package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How the executions of EXPRESS machines ended, which AWS counts but does not list.
public interface ExpressOutcomes {
  /// How many machines are asked about at once.
  int LARGEST_BATCH = 125;

  /// Returns the last minute of the hour before the given time in which executions ended, as an
  /// execution that began and ended with it, by the machine's ARN; nothing for a machine of which
  /// none ended.
  ///
  /// What ended differently within one minute has no order: any bad end counts before a good one.
  ///
  /// @param machines at most [#LARGEST_BATCH]
  Map<String, Execution> lastHour(List<Machine> machines, Instant now, Deadline deadline);
}
