package groundcrew.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An array.
public final class JsonArray extends JsonValue {
  private final List<JsonValue> items = new ArrayList<>();

  JsonArray() {}

  /// Adds a text.
  public JsonArray add(String item) {
    return add(JsonScalar.of(item));
  }

  /// Adds an item.
  public JsonArray add(JsonValue item) {
    items.add(item);
    return this;
  }

  /// Adds an empty object, and returns that.
  public JsonObject addObject() {
    var object = new JsonObject();
    items.add(object);
    return object;
  }

  @Override
  public Kind kind() {
    return Kind.ARRAY;
  }

  @Override
  public JsonValue path(int index) {
    return index < items.size() ? items.get(index) : JsonScalar.MISSING;
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return Collections.unmodifiableList(items).iterator();
  }

  @Override
  void write(StringBuilder out) {
    var separator = '[';
    for (var item : items) {
      out.append(separator);
      item.write(out);
      separator = ',';
    }
    out.append(items.isEmpty() ? "[]" : "]");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray array && items.equals(array.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }
}
