package groundcrew.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Reads and writes JSON trees.
///
/// There is no binding to classes: reflection over them costs a cold start more than the function's
/// work.
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private Json() {}

  /// Reads one JSON value; an empty stream is a missing node.
  public static JsonNode read(InputStream stream) {
    try {
      return MAPPER.readTree(stream);
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Reads one JSON value.
  ///
  /// @throws IllegalArgumentException if the text is not JSON; the message holds the place, never
  ///   the text
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    }
  }

  /// Writes the tree without blanks.
  public static String write(JsonNode tree) {
    return tree.toString();
  }

  /// Returns an empty object.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// Returns an empty array.
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  private static IllegalArgumentException malformed(JsonProcessingException cause) {
    var place = cause.getLocation();
    return new IllegalArgumentException(
        "expected JSON, received malformed text at line %d, column %d"
            .formatted(
                place == null ? 0 : place.getLineNr(), place == null ? 0 : place.getColumnNr()));
  }
}
