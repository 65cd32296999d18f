package groundcrew.common;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A value of JSON. What is not there is a value too, so that a path through a tree needs no check
/// on its way.
public abstract sealed class JsonValue implements Iterable<JsonValue>
    permits JsonArray, JsonObject, JsonScalar {

  /// What a value may be.
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    MISSING
  }

  /// Returns what this value is.
  public abstract Kind kind();

  /// Returns an object's field; missing where there is none.
  public JsonValue path(String field) {
    return JsonScalar.MISSING;
  }

  /// Returns an array's item; missing where there is none.
  public JsonValue path(int index) {
    return JsonScalar.MISSING;
  }

  /// Tells whether this is an object that has the field, be it null.
  public final boolean has(String field) {
    return path(field).kind() != Kind.MISSING;
  }

  /// Tells whether this is an object whose field has a value.
  public final boolean hasNonNull(String field) {
    return has(field) && path(field).kind() != Kind.NULL;
  }

  public final boolean isTextual() {
    return kind() == Kind.STRING;
  }

  public final boolean isArray() {
    return kind() == Kind.ARRAY;
  }

  public final boolean isMissing() {
    return kind() == Kind.MISSING;
  }

  /// Returns a scalar's text; an empty one for everything else.
  public String asText() {
    return "";
  }

  /// Returns a scalar's text; the fallback for null and for what is missing.
  public final String asText(String fallback) {
    return kind() == Kind.NULL || kind() == Kind.MISSING ? fallback : asText();
  }

  /// Returns a whole number, which may be written as text; the fallback for everything else.
  public final long asLong(long fallback) {
    try {
      return Long.parseLong(asText().strip());
    } catch (NumberFormatException other) {
      return fallback;
    }
  }

  /// Returns a whole number, which may be written as text; the fallback for everything else.
  public final int asInt(int fallback) {
    var number = asLong(fallback);
    return number == (int) number ? (int) number : fallback;
  }

  /// Returns an object's fields in their order; none of everything else.
  public Set<Map.Entry<String, JsonValue>> properties() {
    return Set.of();
  }

  /// Returns the items of an array, or the values of an object.
  @Override
  public Iterator<JsonValue> iterator() {
    return Collections.emptyIterator();
  }

  /// Returns the items of an array, or the values of an object.
  public final Stream<JsonValue> valueStream() {
    return StreamSupport.stream(spliterator(), false);
  }

  abstract void write(StringBuilder out);

  /// Returns the JSON text, without blanks.
  @Override
  public final String toString() {
    var out = new StringBuilder();
    write(out);
    return out.toString();
  }
}
