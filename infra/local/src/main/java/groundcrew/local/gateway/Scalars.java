package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Reads single values that travel as text: in forms, paths, query strings and headers.
final class Scalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Scalars() {}

  /// Returns the value as its type has it. What has not that type stays text, for the validation to
  /// refuse.
  static JsonNode read(String type, String text) {
    try {
      return switch (type) {
        case "integer", "long" -> NODES.numberNode(Long.parseLong(text));
        case "float", "double" -> NODES.numberNode(Double.parseDouble(text));
        case "timestamp" -> NODES.numberNode(Timestamps.seconds(Instant.parse(text)));
        case "boolean" ->
            text.equals("true") || text.equals("false")
                ? NODES.booleanNode(text.equals("true"))
                : NODES.textNode(text);
        default -> NODES.textNode(text);
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      return NODES.textNode(text);
    }
  }

  /// Returns the text of a time in seconds since 1970.
  static String iso8601(JsonNode seconds) {
    return Timestamps.of(seconds).toString();
  }
}
