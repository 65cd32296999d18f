package groundcrew.tagging.member;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;

/// Where, for which run and until when a task is carried out.
///
/// @param run name of the run, which CloudTrail shows in the account
/// @param deadline of every call for the task
public record TaskContext(String account, String region, String run, Deadline deadline) {

  /// Returns the same context with the time that is kept in reserve to finish the task.
  public TaskContext toFinish() {
    return new TaskContext(account, region, run, deadline.toFinish());
  }

  /// Returns the context of a task.
  public static TaskContext of(Task task, Deadline deadline) {
    return new TaskContext(task.account(), task.region(), task.run().toString(), deadline);
  }
}
