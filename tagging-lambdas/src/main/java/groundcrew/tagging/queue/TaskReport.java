package groundcrew.tagging.queue;

import groundcrew.tagging.journal.WriteTally;
import java.util.Map;

/// What a task did.
public interface TaskReport {
  /// Returns how many resources were written, planned, deferred, or failed.
  WriteTally tally();

  /// Tells whether all resources were looked at.
  boolean complete();

  /// Returns the other counts, by the names of their log fields.
  Map<String, Integer> counts();

  /// Tells whether the same task can do more.
  default boolean unfinished() {
    return tally().deferred() > 0 || !complete();
  }
}
