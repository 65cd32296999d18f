package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.Map;

/// Reads and writes JSON bodies whose names and times differ on the wire: a member travels by its
/// `locationName`, a time in the format that its shape states.
record JsonShapes(ServiceModel model) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Returns the members by the model's names; what the model does not know keeps its own.
  JsonNode read(String shapeName, JsonNode wire) {
    var shape = model.shape(shapeName);
    if (wire.isTextual() && iso8601(shape)) {
      return Scalars.read("timestamp", wire.asText());
    }
    return switch (shape.path("type").asText()) {
      case "structure" -> wire.isObject() ? members(shape, wire, true) : wire;
      case "list" -> wire.isArray() ? items(shape, wire, true) : wire;
      case "map" -> wire.isObject() ? values(shape, wire, true) : wire;
      default -> wire;
    };
  }

  /// Returns an answer's members as they travel.
  JsonNode write(String shapeName, JsonNode value) {
    var shape = model.shape(shapeName);
    return switch (shape.path("type").asText()) {
      case "structure" -> members(shape, value, false);
      case "list" -> items(shape, value, false);
      case "map" -> values(shape, value, false);
      case "timestamp" -> iso8601(shape) ? NODES.textNode(Scalars.iso8601(value)) : value;
      default -> value;
    };
  }

  private JsonNode members(JsonNode shape, JsonNode from, boolean reading) {
    var to = NODES.objectNode();
    for (var entry : from.properties()) {
      var name = reading ? modelName(shape, entry.getKey()) : entry.getKey();
      var member = shape.path("members").path(name);
      var key = reading ? name : wireName(name, member);
      to.set(
          key,
          member.isMissingNode() ? entry.getValue() : either(member, entry.getValue(), reading));
    }
    return to;
  }

  private JsonNode items(JsonNode shape, JsonNode from, boolean reading) {
    var to = NODES.arrayNode();
    from.forEach(item -> to.add(either(shape.path("member"), item, reading)));
    return to;
  }

  private ObjectNode values(JsonNode shape, JsonNode from, boolean reading) {
    var to = NODES.objectNode();
    from.properties()
        .forEach(entry ->
            to.set(entry.getKey(), either(shape.path("value"), entry.getValue(), reading)));
    return to;
  }

  private JsonNode either(JsonNode reference, JsonNode value, boolean reading) {
    var name = reference.path("shape").asText();
    return reading ? read(name, value) : write(name, value);
  }

  private static boolean iso8601(JsonNode shape) {
    return shape.path("timestampFormat").asText().equals("iso8601");
  }

  private static String modelName(JsonNode shape, String wireName) {
    return shape
        .path("members")
        .propertyStream()
        .filter(member -> wireName(member.getKey(), member.getValue()).equals(wireName))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(wireName);
  }

  private static String wireName(String name, JsonNode member) {
    return member.path("locationName").asText(name);
  }
}
