package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// One series of an answer, in the order that was asked for.
record DataResult(String id, String label, List<Point> points) {

  /// A value and the beginning of its period.
  record Point(Instant from, double value) {}

  /// Returns the points of a page; a series that goes on is marked so.
  ObjectNode shown(int from, int to) {
    var shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("Id", id)
            .put("Label", label)
            .put("StatusCode", to < points.size() ? "PartialData" : "Complete");
    var timestamps = shown.putArray("Timestamps");
    var values = shown.putArray("Values");
    for (var point : points.subList(from, to)) {
      timestamps.add(point.from().getEpochSecond());
      values.add(point.value());
    }
    return shown;
  }
}
