package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The outcomes of EXPRESS machines, whose executions AWS counts but does not list.
public interface ExpressOutcomes {
  /// The maximum number of machines in a call.
  int LARGEST_BATCH = 125;

  /// Returns, by the machine's ARN, the minutes of the hour before the given time in which
  /// executions ended. A machine without a finished execution has no entry.
  ///
  /// @param machines at most [#LARGEST_BATCH]
  Map<String, ExpressCounts> lastHour(List<Machine> machines, Instant now, Deadline deadline);
}
