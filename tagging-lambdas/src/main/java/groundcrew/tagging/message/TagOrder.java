package groundcrew.tagging.message;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The order to give the resources of one account and region the tags of one level.
///
/// @param keys all keys that the level owns, sorted
/// @param tags what the account has of them
/// @param run time of the run that ordered it
public record TagOrder(
    String level,
    String account,
    String region,
    List<String> keys,
    SortedMap<String, String> tags,
    Instant run)
    implements Order {

  public TagOrder {
    Rules.level(level);
    Rules.account(account);
    Rules.region(region);
    keys = List.copyOf(new TreeSet<>(keys));
    keys.forEach(Rules::key);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    tags.forEach(Rules::value);
    for (var key : tags.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "tag key '%s': expected one of the level's keys %s".formatted(key, keys));
      }
    }
  }

  /// Creates an order from tags in any order.
  public static TagOrder of(
      String level,
      String account,
      String region,
      List<String> keys,
      Map<String, String> tags,
      Instant run) {
    return new TagOrder(level, account, region, keys, new TreeMap<>(tags), run);
  }
}
