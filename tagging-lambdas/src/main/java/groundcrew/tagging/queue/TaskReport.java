package groundcrew.tagging.queue;

import groundcrew.tagging.journal.WriteTally;
import java.util.Map;
import java.util.Optional;

/// The result of a task.
public interface TaskReport {
  /// Returns how many resources had the right tags already.
  int upToDate();

  /// Returns how many resources were written, planned, deferred, or failed.
  WriteTally tally();

  /// Returns where the task continues; empty if it is done.
  Optional<Continuation> continuation();

  /// Returns the other counts, by the names of their log fields.
  Map<String, Integer> counts();
}
