package groundcrew.stepfn.states;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import java.util.Arrays;
import java.util.List;

/// The newest executions of a machine.
///
/// @param more whether there are older ones
public record RecentExecutions(List<Execution> executions, boolean more) {
  public RecentExecutions {
    executions = List.copyOf(executions);
  }

  /// Returns of which statuses older executions have to be asked: all in which one may have ended
  /// when none of these has, and success when none of these had any.
  public List<ExecutionStatus> untold() {
    if (!more || has(ExecutionStatus.SUCCEEDED)) {
      return List.of();
    }
    return executions.stream().anyMatch(execution -> execution.status().finished())
        ? List.of(ExecutionStatus.SUCCEEDED)
        : Arrays.stream(ExecutionStatus.values()).filter(ExecutionStatus::finished).toList();
  }

  private boolean has(ExecutionStatus status) {
    return executions.stream().anyMatch(execution -> execution.status() == status);
  }
}
