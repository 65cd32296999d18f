package groundcrew.local.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.TreeMap;

/// Tags as most services write them: a list of `Key` and `Value`.
public final class TagList {
  private TagList() {}

  /// Returns the list, in the order of the keys.
  public static ArrayNode of(Map<String, String> tags) {
    var list = JsonNodeFactory.instance.arrayNode();
    new TreeMap<>(tags)
        .forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return list;
  }
}
