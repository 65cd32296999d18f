package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;
import java.time.Duration;

/// Takes tasks that are neither done nor retried.
public interface UnfinishedTasks {
  /// Sends a task to its queue as a new message. Returns false if the queue is not configured.
  ///
  /// @param continued how often in a row the task has continued without getting further, this time
  ///   included
  /// @param delay time before the message is received, at most 15 minutes
  boolean requeue(Task task, int continued, Duration delay, Deadline deadline);

  /// Sends a message to the dead-letter queue with the reason. Returns false if the queue is not
  /// configured.
  boolean deadLetter(QueueMessage message, String reason, Deadline deadline);
}
