package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;

/// Takes tasks that are neither done nor retried.
public interface UnfinishedTasks {
  /// Sends a task to its queue as a new message. Returns false if the queue is not configured.
  ///
  /// @param continued how often the task has continued after some progress, this time included
  boolean requeue(Task task, int continued, Deadline deadline);

  /// Sends a message to the dead-letter queue with the reason. Returns false if the queue is not
  /// configured.
  boolean deadLetter(QueueMessage message, String reason, Deadline deadline);
}
