package groundcrew.common;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// Reads an instant from ISO 8601 text such as `2026-01-31T02:00:00Z`.
///
/// Jackson's own reader also accepts a number, even in quotes, as seconds; others write
/// milliseconds.
final class TextInstant extends StdScalarDeserializer<Instant> {
  private static final long serialVersionUID = 1;

  TextInstant() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
    try {
      return Instant.parse(parser.getText());
    } catch (DateTimeException malformed) {
      return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "");
    }
  }
}
