package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;
import java.time.Instant;
import java.util.Optional;

/// Records which runs are undone, in which accounts and regions.
public interface UndoneRuns {
  /// Records that a run of a level is undone.
  ///
  /// @param account the only account; all accounts if empty
  /// @param region the only region; all regions if empty
  void mark(
      Instant run,
      String level,
      Optional<String> account,
      Optional<String> region,
      Deadline deadline);

  /// Returns whether the run of the task is undone in its account and region.
  boolean covers(Task task, Deadline deadline);

  /// Returns a record that forgets everything.
  static UndoneRuns none() {
    return new UndoneRuns() {
      @Override
      public void mark(
          Instant run,
          String level,
          Optional<String> account,
          Optional<String> region,
          Deadline deadline) {
        // No run can be undone without a journal.
      }

      @Override
      public boolean covers(Task task, Deadline deadline) {
        return false;
      }
    };
  }
}
