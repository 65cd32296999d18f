package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.TaggingTask;

/// Records the newest applied run of each level in each account and region, by its task.
public interface NewestRuns {
  /// Records the task unless that of the same or a newer run is recorded. Of several functions that
  /// record at the same time, the newest run wins.
  ///
  /// @return the recorded task afterwards
  TaggingTask record(TaggingTask task, Deadline deadline);

  /// Returns the recorded task for the level, account and region of the given one, or the given one
  /// if none is recorded.
  TaggingTask newest(TaggingTask task, Deadline deadline);

  /// Returns a record that forgets everything, so that every task is the newest one.
  static NewestRuns none() {
    return new NewestRuns() {
      @Override
      public TaggingTask record(TaggingTask task, Deadline deadline) {
        return task;
      }

      @Override
      public TaggingTask newest(TaggingTask task, Deadline deadline) {
        return task;
      }
    };
  }
}
