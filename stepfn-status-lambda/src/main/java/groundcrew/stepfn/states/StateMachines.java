package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.util.List;
import java.util.Optional;

/// The state machines of the account in its region, and their executions.
///
/// Each method that reads executions makes one call to AWS, which its caller counts. It throws a
/// [ThrottledException] if AWS throttles the call, and a
/// [groundcrew.common.DeadlineExceededException] if the deadline passes before the answer.
public interface StateMachines {
  /// Returns all machines.
  List<ListedMachine> list(Deadline deadline);

  /// Returns the newest executions of a STANDARD machine; nothing when the machine is gone.
  Optional<RecentExecutions> recent(Machine machine, Deadline deadline);

  /// Returns the newest execution of that status; nothing when there is none.
  Optional<Execution> newest(Machine machine, ExecutionStatus status, Deadline deadline);
}
