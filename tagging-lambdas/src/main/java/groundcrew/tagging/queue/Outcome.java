package groundcrew.tagging.queue;

import groundcrew.tagging.message.Task;

/// The decision about a message.
sealed interface Outcome {
  /// The task is done: the message is deleted.
  record Done() implements Outcome {}

  /// The task ran out of time after some progress, or before it started: it continues in a new
  /// message, whose receive count starts again.
  ///
  /// @param continued how often the task has continued after some progress, this time included
  record Requeue(Task task, int continued) implements Outcome {}

  /// The message is received again, and moves to the dead-letter queue after the last receive.
  record Retry(String reason) implements Outcome {}

  /// The task cannot succeed: the message moves to the dead-letter queue at once.
  record PermanentFailure(String reason) implements Outcome {}
}
