package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;

/// Where tasks go that are neither done nor retried.
public interface UnfinishedTasks {
  /// Sends a task to its queue as a new message. Returns false where no such queue is configured.
  boolean requeue(Task task, Deadline deadline);

  /// Sends a message to the dead-letter queue with the reason. Returns false where no such queue is
  /// configured.
  boolean deadLetter(QueueMessage message, String reason, Deadline deadline);
}
