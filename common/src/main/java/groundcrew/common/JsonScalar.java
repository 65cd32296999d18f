package groundcrew.common;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A text, a number, a truth value, null, or nothing at all.
final class JsonScalar extends JsonValue {
  static final JsonScalar MISSING = new JsonScalar(Kind.MISSING, "");
  static final JsonScalar NULL = new JsonScalar(Kind.NULL, "null");

  private final Kind kind;
  private final String text;

  /// @param text as it stands in JSON, but that of a string without its quotes and escapes
  JsonScalar(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  static JsonScalar of(@Nullable String text) {
    return text == null ? NULL : new JsonScalar(Kind.STRING, text);
  }

  static JsonScalar of(long number) {
    return new JsonScalar(Kind.NUMBER, Long.toString(number));
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String asText() {
    return text;
  }

  @Override
  void write(StringBuilder out) {
    if (kind == Kind.STRING) {
      quote(text, out);
    } else {
      out.append(text);
    }
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonScalar scalar && kind == scalar.kind && text.equals(scalar.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, text);
  }
}
