package groundcrew.common;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import groundcrew.common.JsonValue.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;

/// Reads and writes JSON.
///
/// Jackson's parser reads, but its databind is not used: an object mapper costs a cold start more
/// than the function's work.
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Opens a parser of a text or a stream.
  @FunctionalInterface
  private interface Source {
    JsonParser open() throws IOException;
  }

  private Json() {}

  /// Reads one JSON value; an empty stream is a missing one.
  ///
  /// @throws IllegalArgumentException if it is not JSON; the message holds the place, never the
  ///   text
  public static JsonValue read(InputStream stream) {
    return read(() -> FACTORY.createParser(stream));
  }

  /// Reads one JSON value; an empty text is a missing one.
  ///
  /// @throws IllegalArgumentException if the text is not JSON; the message holds the place, never
  ///   the text
  public static JsonValue read(String text) {
    return read(() -> FACTORY.createParser(new StringReader(text)));
  }

  private static JsonValue read(Source source) {
    try (var parser = source.open()) {
      if (parser.nextToken() == null) {
        return JsonScalar.MISSING;
      }
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one value");
      }
      return value;
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonValue value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var object = new JsonObject();
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
          parser.nextToken();
          object.set(field, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        var array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> JsonScalar.of(parser.getText());
      case VALUE_NULL -> JsonScalar.NULL;
      case VALUE_TRUE, VALUE_FALSE -> new JsonScalar(Kind.BOOLEAN, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonScalar(Kind.NUMBER, parser.getText());
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  /// Writes the value without blanks.
  public static String write(JsonValue value) {
    return value.toString();
  }

  /// Returns a text.
  public static JsonValue text(String text) {
    return JsonScalar.of(text);
  }

  /// Returns an empty object.
  public static JsonObject object() {
    return new JsonObject();
  }

  /// Returns an empty array.
  public static JsonArray array() {
    return new JsonArray();
  }

  private static IllegalArgumentException malformed(JsonProcessingException cause) {
    var place = cause.getLocation();
    return new IllegalArgumentException(
        "expected JSON, received malformed text at line %d, column %d"
            .formatted(
                place == null ? 0 : place.getLineNr(), place == null ? 0 : place.getColumnNr()));
  }
}
