package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;
import java.util.List;

/// Where tasks wait for the function that carries them out.
public interface TaskQueue {
  /// Sends all tasks and returns those that could not be sent before the deadline.
  List<Unsent> send(List<? extends Task> tasks, Deadline deadline);

  /// A task that could not be sent, and why.
  record Unsent(Task task, String reason) {}
}
