package groundcrew.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Holds a value against a shape; the sentences are those of AWS's own validation errors.
final class Validation {
  private final JsonNode shapes;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  Validation(JsonNode shapes) {
    this.shapes = shapes;
  }

  /// An empty shape name stands for an operation without input or answer: no member is known.
  List<String> faults(String shape, JsonNode value) {
    var faults = new ArrayList<String>();
    if (shape.isEmpty()) {
      value.propertyStream().forEach(member -> faults.add(Words.unknown(member.getKey())));
    } else {
      check(shape, value, "", faults);
    }
    return faults;
  }

  private void check(String name, JsonNode value, String path, List<String> faults) {
    var shape = shapes.path(name);
    switch (shape.path("type").asText()) {
      case "structure" -> structure(shape, value, path, faults);
      case "list" -> list(shape, value, path, faults);
      case "map" -> map(shape, value, path, faults);
      case "string" -> string(shape, value, path, faults);
      case "integer", "long" ->
          number(shape, value, value.isIntegralNumber(), "a whole number", path, faults);
      case "float", "double" -> number(shape, value, value.isNumber(), "a number", path, faults);
      case "boolean" -> Words.type(value.isBoolean(), "true or false", value, path, faults);
      case "timestamp" ->
          Words.type(value.isNumber(), "a time in seconds since 1970", value, path, faults);
      case "blob" -> blob(shape, value, path, faults);
      default ->
          throw new IllegalStateException(
              "Shape " + name + " has a type that is not known: " + shape.path("type"));
    }
  }

  private void structure(JsonNode shape, JsonNode value, String path, List<String> faults) {
    if (!Words.type(value.isObject(), "a structure", value, path, faults)) {
      return;
    }
    for (var required : shape.path("required")) {
      // AWS reads a null member as an absent one.
      if (value.path(required.asText()).isMissingNode() || value.path(required.asText()).isNull()) {
        faults.add(
            Words.fault("null", Words.member(path, required.asText()), "Member must not be null"));
      }
    }
    for (var entry : value.properties()) {
      var member = shape.path("members").path(entry.getKey());
      if (member.isMissingNode()) {
        faults.add(Words.unknown(Words.member(path, entry.getKey())));
      } else if (!entry.getValue().isNull()) {
        check(
            member.path("shape").asText(),
            entry.getValue(),
            Words.member(path, entry.getKey()),
            faults);
      }
    }
  }

  private void list(JsonNode shape, JsonNode value, String path, List<String> faults) {
    if (!Words.type(value.isArray(), "a list", value, path, faults)) {
      return;
    }
    Words.limits(shape, value.size(), "length", value, path, faults);
    for (var i = 0; i < value.size(); i++) {
      check(
          shape.path("member").path("shape").asText(),
          value.get(i),
          path + "." + (i + 1) + ".member",
          faults);
    }
  }

  private void map(JsonNode shape, JsonNode value, String path, List<String> faults) {
    if (!Words.type(value.isObject(), "a map", value, path, faults)) {
      return;
    }
    Words.limits(shape, value.size(), "length", value, path, faults);
    for (var entry : value.properties()) {
      var key = TextNode.valueOf(entry.getKey());
      check(shape.path("key").path("shape").asText(), key, path + ".key", faults);
      check(
          shape.path("value").path("shape").asText(),
          entry.getValue(),
          path + "." + entry.getKey() + ".member",
          faults);
    }
  }

  private void string(JsonNode shape, JsonNode value, String path, List<String> faults) {
    if (!Words.type(value.isTextual(), "a string", value, path, faults)) {
      return;
    }
    var text = value.asText();
    Words.limits(shape, text.codePointCount(0, text.length()), "length", value, path, faults);
    var values =
        StreamSupport.stream(shape.path("enum").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    if (!values.isEmpty() && !values.contains(text)) {
      faults.add(Words.fault(text, path, "Member must satisfy enum value set: " + values));
    }
    if (shape.has("pattern")) {
      var pattern = shape.path("pattern").asText();
      if (!patterns.computeIfAbsent(pattern, Pattern::compile).matcher(text).matches()) {
        faults.add(
            Words.fault(text, path, "Member must satisfy regular expression pattern: " + pattern));
      }
    }
  }

  private void number(
      JsonNode shape,
      JsonNode value,
      boolean right,
      String expected,
      String path,
      List<String> faults) {
    if (Words.type(right, expected, value, path, faults)) {
      Words.limits(shape, value.asDouble(), "value", value, path, faults);
    }
  }

  private void blob(JsonNode shape, JsonNode value, String path, List<String> faults) {
    if (Words.type(value.isTextual(), "Base64 text", value, path, faults)) {
      try {
        Words.limits(
            shape,
            Base64.getDecoder().decode(value.asText()).length,
            "length",
            value,
            path,
            faults);
      } catch (IllegalArgumentException e) {
        Words.type(false, "Base64 text", value, path, faults);
      }
    }
  }
}
