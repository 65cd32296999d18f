package groundcrew.tagging.levels;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import groundcrew.common.StrictJson;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a level owns in an account and region, as its parameter stores it. Levels are deployed
/// separately, so the parameter of a later release may have more fields.
///
/// @param keys all keys that the level owns, sorted
/// @param tags the tags that it writes
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"keys", "level", "tags"})
public record LevelTags(
    String level,
    List<String> keys,
    @JsonSetter(nulls = Nulls.AS_EMPTY) SortedMap<String, String> tags) {
  public LevelTags {
    keys = List.copyOf(new TreeSet<>(keys));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /// Returns a copy with additional tags.
  public LevelTags with(SortedMap<String, String> more) {
    var all = new TreeMap<>(tags);
    all.putAll(more);
    return new LevelTags(level, keys, all);
  }

  /// Reads the value of a parameter.
  ///
  /// @throws IllegalArgumentException if the value is malformed
  public static LevelTags parse(String value) {
    return StrictJson.read(value, LevelTags.class);
  }

  /// Returns the value of the parameter. Equal tags result in equal text.
  public String json() {
    return StrictJson.write(this);
  }
}
