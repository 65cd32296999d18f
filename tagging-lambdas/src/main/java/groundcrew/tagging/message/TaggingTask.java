package groundcrew.tagging.message;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The task to set the tags of one level on the resources of one account and region.
///
/// @param keys all keys that the level owns, sorted
/// @param tags the keys that the account has, with their values
/// @param defaults those of the keys that are written only where a resource lacks them, sorted
/// @param run time of the run that the task belongs to
/// @param position where the task continues
public record TaggingTask(
    String level,
    String account,
    String region,
    List<String> keys,
    SortedMap<String, String> tags,
    List<String> defaults,
    Instant run,
    Position position)
    implements Task {

  public TaggingTask {
    Rules.level(level);
    Rules.account(account);
    Rules.region(region);
    keys = List.copyOf(new TreeSet<>(keys));
    keys.forEach(Rules::key);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    tags.forEach(Rules::value);
    defaults = List.copyOf(new TreeSet<>(defaults));
    requireOwned(tags.keySet(), keys);
    requireOwned(defaults, keys);
  }

  private static void requireOwned(Collection<String> some, List<String> keys) {
    for (var key : some) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "tag key '%s': expected one of the level's keys %s".formatted(key, keys));
      }
    }
  }

  /// Creates a task from tags in any order.
  public static TaggingTask of(
      String level,
      String account,
      String region,
      List<String> keys,
      Map<String, String> tags,
      Instant run) {
    return new TaggingTask(
        level, account, region, keys, new TreeMap<>(tags), List.of(), run, Position.START);
  }

  /// Returns a copy in which some keys are only defaults.
  public TaggingTask withDefaults(List<String> some) {
    return new TaggingTask(level, account, region, keys, tags, some, run, position);
  }

  @Override
  public TaggingTask at(Position other) {
    return new TaggingTask(level, account, region, keys, tags, defaults, run, other);
  }
}
