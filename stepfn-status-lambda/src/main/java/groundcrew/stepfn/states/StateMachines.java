package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.util.List;
import java.util.Optional;

/// The state machines of the account and region, and their executions.
///
/// Each method that reads executions makes one call to AWS, which its caller counts. It throws a
/// [ThrottledException] if AWS throttles the call, and a
/// [groundcrew.common.DeadlineExceededException] if the deadline passes before the answer.
public interface StateMachines {
  /// Returns all machines.
  List<ListedMachine> list(Deadline deadline);

  /// Returns the newest executions of a STANDARD machine; empty if the machine does not exist.
  Optional<RecentExecutions> recent(Machine machine, Deadline deadline);

  /// Returns the newest execution with the status.
  Optional<Execution> newest(Machine machine, ExecutionStatus status, Deadline deadline);
}
