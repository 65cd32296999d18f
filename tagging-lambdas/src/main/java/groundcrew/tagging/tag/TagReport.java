package groundcrew.tagging.tag;

import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.queue.Continuation;
import groundcrew.tagging.queue.TaskReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The result of a tagging task.
///
/// @param resources number of resources that were visited
/// @param upToDate number of resources that were up to date
/// @param skipped number of resources that are protected
public record TagReport(
    int resources, int upToDate, int skipped, Optional<Continuation> continuation, WriteTally tally)
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
