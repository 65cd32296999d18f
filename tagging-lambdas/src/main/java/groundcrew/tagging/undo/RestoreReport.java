package groundcrew.tagging.undo;

import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.queue.TaskReport;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an undo task did.
///
/// @param unchanged resources that hold their old values already
/// @param skipped resources that no longer exist, or whose tags changed after the run
public record RestoreReport(int unchanged, int skipped, boolean complete, WriteTally tally)
    implements TaskReport {

  @Override
  public Map<String, Integer> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    counts.put("unchanged", unchanged);
    counts.put("skipped", skipped);
    return counts;
  }
}
