package groundcrew.local.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a dashboard shows, held against the rules of the console.
final class DashboardBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_WIDGETS = 500;
  private static final int MOST_METRICS = 2500;
  private static final int COLUMNS = 24;
  private static final int HIGHEST = 1000;
  private static final Set<String> TYPES =
      Set.of("alarm", "custom", "explorer", "log", "metric", "text");

  private DashboardBody() {}

  static List<String> faults(String body) {
    try {
      var root = JSON.readTree(body);
      if (!root.path("widgets").isArray()) {
        return List.of("widgets must be a list");
      }
      var faults = new ArrayList<String>();
      var widgets = root.path("widgets");
      if (widgets.size() > MOST_WIDGETS) {
        faults.add("more than %d widgets".formatted(MOST_WIDGETS));
      }
      var metrics = widgets.valueStream().mapToInt(w -> w.at("/properties/metrics").size()).sum();
      if (metrics > MOST_METRICS) {
        faults.add("more than %d metrics".formatted(MOST_METRICS));
      }
      for (var i = 0; i < widgets.size(); i++) {
        check(widgets.get(i), "widget " + i, faults);
      }
      return faults;
    } catch (JsonProcessingException e) {
      return List.of("the body is no JSON: " + e.getOriginalMessage());
    }
  }

  private static void check(JsonNode widget, String where, List<String> faults) {
    var type = widget.path("type").asText();
    if (!TYPES.contains(type)) {
      faults.add("%s: the type '%s' is not one of %s".formatted(where, type, TYPES));
    }
    if (!widget.path("properties").isObject()) {
      faults.add(where + ": properties are missing");
    }
    size(widget, "width", COLUMNS, where, faults);
    size(widget, "height", HIGHEST, where, faults);
    // The console calls it with the viewer's credentials.
    if (type.equals("custom")
        && !widget.at("/properties/endpoint").asText().startsWith("arn:aws:lambda:")) {
      faults.add(where + ": the endpoint must be a function's ARN");
    }
  }

  private static void size(
      JsonNode widget, String side, int most, String where, List<String> faults) {
    var size = widget.path(side).asInt(1);
    if (size < 1 || size > most) {
      faults.add("%s: %s must be 1 to %d, but is %d".formatted(where, side, most, size));
    }
  }
}
