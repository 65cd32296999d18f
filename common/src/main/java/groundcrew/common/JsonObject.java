package groundcrew.common;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An object, whose fields keep their order.
public final class JsonObject extends JsonValue {
  private final Map<String, JsonValue> fields = new LinkedHashMap<>();

  JsonObject() {}

  /// Sets a field; null is JSON's null.
  public JsonObject put(String field, @Nullable String value) {
    return set(field, JsonScalar.of(value));
  }

  /// Sets a field.
  public JsonObject put(String field, long value) {
    return set(field, JsonScalar.of(value));
  }

  /// Sets a field.
  public JsonObject set(String field, JsonValue value) {
    fields.put(field, value);
    return this;
  }

  /// Sets a field to an empty object, and returns that.
  public JsonObject putObject(String field) {
    var object = new JsonObject();
    fields.put(field, object);
    return object;
  }

  /// Sets a field to an empty array, and returns that.
  public JsonArray putArray(String field) {
    var array = new JsonArray();
    fields.put(field, array);
    return array;
  }

  @Override
  public Kind kind() {
    return Kind.OBJECT;
  }

  @Override
  public JsonValue path(String field) {
    return fields.getOrDefault(field, JsonScalar.MISSING);
  }

  @Override
  public Set<Map.Entry<String, JsonValue>> properties() {
    return Collections.unmodifiableSet(fields.entrySet());
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return Collections.unmodifiableCollection(fields.values()).iterator();
  }

  @Override
  void write(StringBuilder out) {
    var separator = '{';
    for (var field : fields.entrySet()) {
      out.append(separator);
      JsonScalar.quote(field.getKey(), out);
      out.append(':');
      field.getValue().write(out);
      separator = ',';
    }
    out.append(fields.isEmpty() ? "{}" : "}");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject object && fields.equals(object.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }
}
