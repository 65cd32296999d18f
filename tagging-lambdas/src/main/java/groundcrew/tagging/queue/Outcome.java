package groundcrew.tagging.queue;

import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.util.Optional;

/// The decision about a message.
sealed interface Outcome {
  /// The task is done: the message is deleted.
  record Done() implements Outcome {}

  /// A newer run has begun, or the run is undone: the message is deleted.
  ///
  /// @param rerun task of the newer run, if its tags may have been overwritten
  record Superseded(String reason, Optional<TaggingTask> rerun) implements Outcome {}

  /// The task ran out of time after some progress, or before it started: it continues in a new
  /// message, whose receive count starts again.
  ///
  /// @param continued how often in a row the task has continued without getting further, this time
  ///   included
  record Requeue(Task task, int continued, Duration delay) implements Outcome {}

  /// The message is received again, and moves to the dead-letter queue after the last receive.
  record Retry(String reason) implements Outcome {}

  /// The task cannot succeed: the message moves to the dead-letter queue at once.
  record PermanentFailure(String reason) implements Outcome {}
}
