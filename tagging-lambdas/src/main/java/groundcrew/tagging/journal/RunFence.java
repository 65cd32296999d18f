package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;

/// Keeps tasks of superseded and undone runs from writing, in whatever order SQS delivers them.
///
/// The time of its run is the fencing token of a task. Plans neither set nor obey it, and an undo
/// only obeys an undo of itself.
public final class RunFence {
  private final NewestRuns newestRuns;
  private final UndoneRuns undoneRuns;

  public RunFence(NewestRuns newestRuns, UndoneRuns undoneRuns) {
    this.newestRuns = newestRuns;
    this.undoneRuns = undoneRuns;
  }

  /// Makes the run of the task the newest one of its level, account and region.
  ///
  /// @throws SupersededException if a newer run has begun, or the run is undone
  public void enter(TaggingTask task, Deadline deadline) {
    requireNotUndone(task, deadline);
    require(task, newestRuns.record(task, deadline));
  }

  /// Checks again, since a newer run can begin at any time.
  ///
  /// @throws SupersededException if a newer run has begun, or the run is undone
  public void require(TaggingTask task, Deadline deadline) {
    requireNotUndone(task, deadline);
    requireNewest(task, deadline);
  }

  /// Checks only for a newer run.
  ///
  /// @throws SupersededException if a newer run has begun
  public void requireNewest(TaggingTask task, Deadline deadline) {
    require(task, newestRuns.newest(task, deadline));
  }

  /// Checks only for an undo.
  ///
  /// @throws SupersededException if the run of the task is undone
  public void requireNotUndone(Task task, Deadline deadline) {
    if (undoneRuns.covers(task, deadline)) {
      throw SupersededException.undone();
    }
  }

  private static void require(TaggingTask task, TaggingTask newest) {
    if (newest.run().isAfter(task.run())) {
      throw SupersededException.byNewerRun(newest);
    }
  }
}
