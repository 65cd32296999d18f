package groundcrew.tagging.queue;

import groundcrew.tagging.message.Task;

/// What happens to a message.
sealed interface Outcome {
  /// The work is done: the message is deleted.
  record Done() implements Outcome {}

  /// Time was up although work was done: the task continues in a new message, which has all its
  /// receives before it.
  record Requeue(Task task) implements Outcome {}

  /// The message is received again, and moves to the dead-letter queue after the last receive.
  record Retry(String reason) implements Outcome {}

  /// The task cannot succeed: the message moves to the dead-letter queue at once.
  record PermanentFailure(String reason) implements Outcome {}
}
