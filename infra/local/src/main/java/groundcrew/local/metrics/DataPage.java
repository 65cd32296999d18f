package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.limits.PageToken;
import java.time.Instant;
import java.util.List;

/// A page of data points: a series may begin on one page and end on another.
///
/// @param size how many points the page holds
record DataPage(List<DataResult> results, int size) {

  ObjectNode answer(PageToken position, Instant now) {
    var begin = position.after().isEmpty() ? 0 : Integer.parseInt(position.after());
    var end = begin + size;
    var answer = JsonNodeFactory.instance.objectNode();
    var shown = answer.putArray("MetricDataResults");
    var offset = 0;
    for (var result : results) {
      var points = result.points().size();
      var from = Math.clamp(begin - (long) offset, 0, points);
      var to = Math.clamp(end - (long) offset, 0, points);
      // A series without data is on the first page.
      if (from < to || (points == 0 && position.page() == 0)) {
        shown.add(result.shown(from, to));
      }
      offset += points;
    }
    if (end < offset) {
      answer.put("NextToken", position.next(Integer.toString(end), now).text());
    }
    return answer;
  }
}
