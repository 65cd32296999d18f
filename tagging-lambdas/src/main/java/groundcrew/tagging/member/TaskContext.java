package groundcrew.tagging.member;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;

/// The account, region, run and deadline of a task.
///
/// @param run name of the run, which CloudTrail records in the account
/// @param deadline end of every call for the task
public record TaskContext(String account, String region, String run, Deadline deadline) {

  /// Returns a copy whose deadline includes the reserve for finishing the task.
  public TaskContext toFinish() {
    return new TaskContext(account, region, run, deadline.toFinish());
  }

  /// Returns the context of a task.
  public static TaskContext of(Task task, Deadline deadline) {
    return new TaskContext(task.account(), task.region(), task.run().toString(), deadline);
  }
}
