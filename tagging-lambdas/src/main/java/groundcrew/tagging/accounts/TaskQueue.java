package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;
import java.util.List;

/// The queue of the function that processes the tasks.
public interface TaskQueue {
  /// Sends all tasks and returns those that could not be sent before the deadline.
  List<Unsent> send(List<? extends Task> tasks, Deadline deadline);

  /// A task that could not be sent, and the reason.
  record Unsent(Task task, String reason) {}
}
