package groundcrew.tagging.tag;

import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.queue.TaskReport;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a tagging task did.
///
/// @param resources how many were looked at
/// @param upToDate how many had nothing to be done
/// @param skipped how many must not be written
public record TagReport(
    int resources, int upToDate, int skipped, boolean complete, WriteTally tally)
    implements TaskReport {

  @Override
  public Map<String, Integer> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    counts.put("resources", resources);
    counts.put("upToDate", upToDate);
    counts.put("skipped", skipped);
    return counts;
  }
}
