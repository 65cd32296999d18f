package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.model.ServiceModel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes an answer as the query protocol's XML, by the model.
final class XmlAnswer {
  private final ServiceModel model;
  private final StringBuilder xml = new StringBuilder();

  XmlAnswer(ServiceModel model) {
    this.model = model;
  }

  XmlAnswer open(String element) {
    xml.append('<').append(element).append('>');
    return this;
  }

  XmlAnswer close(String element) {
    xml.append("</").append(element).append('>');
    return this;
  }

  XmlAnswer text(String element, String text) {
    open(element);
    xml.append(escape(text));
    return close(element);
  }

  void element(String name, String shapeName, JsonNode value) {
    var shape = model.shape(shapeName);
    switch (shape.path("type").asText()) {
      case "structure" -> {
        open(name);
        members(shapeName, value);
        close(name);
      }
      case "list" -> list(name, shape, value);
      case "map" -> map(name, shape, value);
      case "timestamp" -> text(name, Scalars.iso8601(value));
      default -> text(name, value.asText());
    }
  }

  /// Writes the members of a structure without an element around them.
  void members(String shapeName, JsonNode structure) {
    structure.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> member(model.shape(shapeName), member));
  }

  private void member(JsonNode shape, Map.Entry<String, JsonNode> member) {
    var model = shape.path("members").path(member.getKey());
    element(
        model.path("locationName").asText(member.getKey()),
        model.path("shape").asText(),
        member.getValue());
  }

  private void list(String name, JsonNode shape, JsonNode list) {
    var member = shape.path("member");
    var flat = shape.path("flattened").asBoolean();
    var item = member.path("locationName").asText(flat ? name : "member");
    if (!flat) {
      open(name);
    }
    list.forEach(value -> element(item, member.path("shape").asText(), value));
    if (!flat) {
      close(name);
    }
  }

  private void map(String name, JsonNode shape, JsonNode map) {
    var flat = shape.path("flattened").asBoolean();
    var each = flat ? name : "entry";
    if (!flat) {
      open(name);
    }
    for (var entry : map.properties()) {
      open(each).text(shape.path("key").path("locationName").asText("key"), entry.getKey());
      element(
          shape.path("value").path("locationName").asText("value"),
          shape.path("value").path("shape").asText(),
          entry.getValue());
      close(each);
    }
    if (!flat) {
      close(name);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#xD;");
  }

  byte[] bytes() {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }
}
