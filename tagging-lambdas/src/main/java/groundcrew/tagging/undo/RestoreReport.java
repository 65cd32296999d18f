package groundcrew.tagging.undo;

import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.queue.Continuation;
import groundcrew.tagging.queue.TaskReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The result of an undo task.
///
/// @param unchanged number of resources that have their old values already
/// @param skipped number of resources that no longer exist, or whose tags changed after the run
public record RestoreReport(
    int unchanged, int skipped, Optional<Continuation> continuation, WriteTally tally)
    implements TaskReport {

  @Override
  public int upToDate() {
    return unchanged;
  }

  @Override
  public Map<String, Integer> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    counts.put("unchanged", unchanged);
    counts.put("skipped", skipped);
    return counts;
  }
}
