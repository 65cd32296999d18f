package groundcrew.tagging.journal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// A change of the tags of one resource.
///
/// @param keys values of the keys that change
public record Change(String arn, SortedMap<String, Values> keys) {

  /// The value of a key before and after the change; empty if the resource does not have the key.
  public record Values(Optional<String> before, Optional<String> after) {
    /// Returns the values of the reverse change.
    public Values reversed() {
      return new Values(/* before= */ after, /* after= */ before);
    }
  }

  public Change {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
  }

  /// Returns an empty change of a resource.
  public static Change none(String arn) {
    return new Change(arn, new TreeMap<>());
  }

  /// Returns the change that puts tags on a resource and removes others.
  ///
  /// @param has current tags of the resource
  /// @param put tags that the resource gets; those that it has already are ignored
  /// @param removed tags that the resource loses
  public static Change of(
      String arn, Map<String, String> has, Map<String, String> put, Map<String, String> removed) {
    var keys = new TreeMap<String, Values>();
    put.forEach((key, value) -> {
      var before = Optional.ofNullable(has.get(key));
      if (!before.equals(Optional.of(value))) {
        keys.put(key, new Values(before, Optional.of(value)));
      }
    });
    removed.forEach(
        (key, value) -> keys.put(key, new Values(Optional.of(value), Optional.empty())));
    return new Change(arn, keys);
  }

  /// Returns whether the change takes two calls: it puts some keys and removes others.
  public boolean takesTwoCalls() {
    var after = after().values();
    return after.stream().anyMatch(Optional::isPresent) && after.contains(Optional.empty());
  }

  /// Returns the values before the change, by key.
  public SortedMap<String, Optional<String>> before() {
    return side(Values::before);
  }

  /// Returns the values after the change, by key.
  public SortedMap<String, Optional<String>> after() {
    return side(Values::after);
  }

  private SortedMap<String, Optional<String>> side(Function<Values, Optional<String>> side) {
    var values = new TreeMap<String, Optional<String>>();
    keys.forEach((key, both) -> values.put(key, side.apply(both)));
    return values;
  }
}
