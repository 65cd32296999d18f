package groundcrew.tagging.member;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;

/// The account, region, run and deadline of a task.
///
/// @param run name of the run, which CloudTrail records in the account
/// @param deadline end of every call for the task
public record TaskContext(String account, String region, String run, Deadline deadline) {

  /// Returns the context of a task.
  public static TaskContext of(Task task, Deadline deadline) {
    return new TaskContext(task.account(), task.region(), task.run().toString(), deadline);
  }
}
