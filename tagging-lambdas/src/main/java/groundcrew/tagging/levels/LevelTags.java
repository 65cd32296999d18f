package groundcrew.tagging.levels;

import groundcrew.common.Json;
import groundcrew.common.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a level owns in an account and region, as its parameter says.
///
/// @param keys all keys that the level owns, sorted
/// @param tags the values that it puts there
public record LevelTags(String level, List<String> keys, SortedMap<String, String> tags) {
  public LevelTags {
    keys = List.copyOf(new TreeSet<>(keys));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /// Returns the same level with more tags.
  public LevelTags with(SortedMap<String, String> more) {
    var all = new TreeMap<>(tags);
    all.putAll(more);
    return new LevelTags(level, keys, all);
  }

  /// Reads a parameter's value.
  ///
  /// @throws IllegalArgumentException if it is none that a level writes
  public static LevelTags parse(String value) {
    var node = Json.read(value);
    if (!node.path("level").isTextual() || !node.path("keys").isArray()) {
      throw new IllegalArgumentException("expected {\"keys\":[…],\"level\":\"…\",\"tags\":{…}}");
    }
    var tags = new TreeMap<String, String>();
    node.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new LevelTags(
        node.path("level").asText(),
        node.path("keys").valueStream().map(JsonValue::asText).toList(),
        tags);
  }

  /// Returns the parameter's value; the same tags give the same text.
  public String json() {
    var value = Json.object();
    keys.forEach(value.putArray("keys")::add);
    value.put("level", level);
    tags.forEach(value.putObject("tags")::put);
    return Json.write(value);
  }
}
