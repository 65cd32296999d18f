package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a number is about. Each combination of dimensions is a metric of its own, and one without
/// is yet another: CloudWatch never adds them up.
public record Metric(String namespace, String name, SortedMap<String, String> dimensions) {

  /// Creates a metric with its own copy of the dimensions.
  public Metric {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  /// Creates a metric.
  public static Metric of(String namespace, String name, Map<String, String> dimensions) {
    return new Metric(namespace, name, new TreeMap<>(dimensions));
  }

  /// Reads `MetricName` and `Dimensions` as API and templates write them.
  public static Metric of(String namespace, JsonNode node) {
    var dimensions = new TreeMap<String, String>();
    for (var dimension : node.path("Dimensions")) {
      dimensions.put(dimension.path("Name").asText(), dimension.path("Value").asText());
    }
    return new Metric(namespace, node.path("MetricName").asText(), dimensions);
  }

  ObjectNode shown() {
    var shown =
        JsonNodeFactory.instance.objectNode().put("Namespace", namespace).put("MetricName", name);
    var list = shown.putArray("Dimensions");
    dimensions.forEach((key, value) -> list.addObject().put("Name", key).put("Value", value));
    return shown;
  }
}
