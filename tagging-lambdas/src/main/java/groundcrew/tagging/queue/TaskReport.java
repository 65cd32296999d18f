package groundcrew.tagging.queue;

import groundcrew.tagging.journal.WriteTally;
import java.util.Map;

/// The result of a task.
public interface TaskReport {
  /// Returns how many resources were written, planned, deferred, or failed.
  WriteTally tally();

  /// Returns whether all resources were visited.
  boolean complete();

  /// Returns the other counts, by the names of their log fields.
  Map<String, Integer> counts();

  /// Returns whether processing the same task again can do more.
  default boolean unfinished() {
    return tally().deferred() > 0 || !complete();
  }
}
