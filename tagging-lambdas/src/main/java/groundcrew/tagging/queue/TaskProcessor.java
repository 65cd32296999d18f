package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.message.Task;

/// Processes tasks of one kind.
///
/// @param <T> kind of task
@FunctionalInterface
public interface TaskProcessor<T extends Task> {
  /// Processes the task as far as the deadline allows.
  ///
  /// @param place location of the journal of this delivery
  /// @throws groundcrew.common.PermanentFailureException if the task cannot succeed
  TaskReport process(T task, JournalPlace place, Deadline deadline);
}
