package groundcrew.stepfn.states;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import java.util.Arrays;
import java.util.List;

/// The newest executions of a machine.
///
/// @param more whether older ones exist
public record RecentExecutions(List<Execution> executions, boolean more) {
  public RecentExecutions {
    executions = List.copyOf(executions);
  }

  /// Returns the statuses for which older executions must be read: every status of a finished
  /// execution if none of these has finished, and SUCCEEDED if none of these has succeeded.
  public List<ExecutionStatus> missingStatuses() {
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
