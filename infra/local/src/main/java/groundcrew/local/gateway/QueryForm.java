package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// Builds the nested input from a form's dotted names, by the model. A value that has not the
/// model's type stays text, for the validation to refuse.
///
/// @param ec2 whether the form is of EC2's protocol: members by another name, every list flat
record QueryForm(ServiceModel model, SortedMap<String, String> form, boolean ec2) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  ObjectNode read(String shape) {
    return structure(model.shape(shape), "");
  }

  private ObjectNode structure(JsonNode shape, String prefix) {
    var node = NODES.objectNode();
    for (var name : names(prefix)) {
      var found =
          shape
              .path("members")
              .propertyStream()
              .filter(member -> written(member).equals(name))
              .findFirst();
      // A name that the model lacks stays, for the validation to refuse.
      node.set(
          found.map(Map.Entry::getKey).orElse(name),
          found
              .map(member -> value(member.getValue().path("shape").asText(), prefix + name))
              .orElseGet(() -> NODES.textNode(form.getOrDefault(prefix + name, ""))));
    }
    return node;
  }

  /// Returns what a member is called in a form.
  private String written(Map.Entry<String, JsonNode> member) {
    if (!ec2) {
      return flattened(member);
    }
    var name = member.getValue().path("locationName").asText(member.getKey());
    return member
        .getValue()
        .path("queryName")
        .asText(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  /// A flat list has the name of its items, and a flat map that of its entries.
  private String flattened(Map.Entry<String, JsonNode> member) {
    var shape = model.shape(member.getValue().path("shape").asText());
    if (!shape.path("flattened").asBoolean()) {
      return member.getKey();
    }
    var named =
        shape.path("type").asText().equals("list") ? shape.path("member") : member.getValue();
    return named.path("locationName").asText(member.getKey());
  }

  private JsonNode value(String name, String path) {
    var shape = model.shape(name);
    return switch (shape.path("type").asText()) {
      case "structure" -> structure(shape, path + ".");
      case "list" -> list(shape, path + ".");
      case "map" -> map(shape, path + ".");
      default -> Scalars.read(shape.path("type").asText(), form.getOrDefault(path, ""));
    };
  }

  private JsonNode list(JsonNode shape, String prefix) {
    var items =
        ec2 || shape.path("flattened").asBoolean()
            ? prefix
            : prefix + shape.path("member").path("locationName").asText("member") + ".";
    var list = NODES.arrayNode();
    numbers(items)
        .forEach(i -> list.add(value(shape.path("member").path("shape").asText(), items + i)));
    return list;
  }

  private JsonNode map(JsonNode shape, String prefix) {
    var entries = shape.path("flattened").asBoolean() ? prefix : prefix + "entry.";
    var map = NODES.objectNode();
    for (var i : numbers(entries)) {
      var key =
          form.getOrDefault(
              entries + i + "." + shape.path("key").path("locationName").asText("key"), "");
      map.set(
          key,
          value(
              shape.path("value").path("shape").asText(),
              entries + i + "." + shape.path("value").path("locationName").asText("value")));
    }
    return map;
  }

  private List<String> names(String prefix) {
    return form.tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()).split("\\.", 2)[0])
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private List<String> numbers(String prefix) {
    return names(prefix).stream()
        .filter(name -> name.matches("\\d{1,6}"))
        .sorted(Comparator.comparingInt(Integer::parseInt))
        .toList();
  }
}
