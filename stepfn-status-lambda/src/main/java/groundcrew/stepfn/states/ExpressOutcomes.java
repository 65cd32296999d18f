package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The outcomes of EXPRESS machines, whose executions AWS counts but does not list.
public interface ExpressOutcomes {
  /// The maximum number of machines in a call.
  int LARGEST_BATCH = 125;

  /// Returns, by the machine's ARN, the last minute in which executions ended, as an execution that
  /// started and stopped with that minute. Only the hour before the given time counts. A machine
  /// without a finished execution has no entry.
  ///
  /// Executions within a minute have no order: an unsuccessful one takes precedence.
  ///
  /// @param machines at most [#LARGEST_BATCH]
  Map<String, Execution> lastHour(List<Machine> machines, Instant now, Deadline deadline);
}
