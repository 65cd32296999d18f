package groundcrew.tagging.queue;

import groundcrew.tagging.message.Task;

/// Counts what became of the resources of a task.
@FunctionalInterface
public interface TaskMetrics {
  /// Counts the resources of a task that ended, or that continues in another message.
  void processed(Task task, TaskReport report);
}
