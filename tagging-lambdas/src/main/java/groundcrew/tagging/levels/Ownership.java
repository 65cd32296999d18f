package groundcrew.tagging.levels;

import groundcrew.tagging.message.TagOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a level may do in an account and region, beside the other levels there.
///
/// @param order the level's order
/// @param mine what the level wrote down in a former run
/// @param yielded the level's keys that a level before it owns
/// @param tags what is put on each resource
/// @param stale what a former run put on resources and is to be taken away: key to its value then
public record Ownership(
    TagOrder order,
    Optional<LevelTags> mine,
    List<Yielded> yielded,
    SortedMap<String, String> tags,
    SortedMap<String, String> stale) {

  /// A key that a level before this one owns.
  ///
  /// @param parameter name of the parameter that says so
  /// @param value what the other level puts there, if anything
  public record Yielded(String key, String level, String parameter, Optional<String> value) {}

  /// Finds out who owns what.
  ///
  /// @param parameters every level's parameter, by name
  /// @param remove whether keys that the account no longer has are taken away
  /// @throws IllegalArgumentException for a parameter of a level before this one that cannot be
  ///   read: what it owns must not be overwritten
  public static Ownership of(
      TagOrder order, Map<String, String> parameters, LevelOrder levels, boolean remove) {
    var mine = Optional.<LevelTags>empty();
    var yielded = new TreeMap<String, Yielded>();
    for (var parameter : parameters.entrySet()) {
      var level = parameter.getKey().substring(parameter.getKey().lastIndexOf('/') + 1);
      if (level.equals(order.level())) {
        mine = readable(parameter.getValue());
      } else if (levels.before(level, order.level())) {
        for (var key : claimed(order, parameter)) {
          // Of several levels before this one, the first in the order has the key.
          yielded.merge(key.key(), key, (a, b) -> levels.before(a.level(), b.level()) ? a : b);
        }
      }
    }
    var tags = new TreeMap<>(order.tags());
    tags.keySet().removeAll(yielded.keySet());
    var stale = new TreeMap<String, String>();
    if (remove) {
      mine.ifPresent(former -> stale.putAll(former.tags()));
      // A key that the level gave up altogether stays: that it left the configuration is no wish
      // to wipe it from every resource.
      stale.keySet().retainAll(order.keys());
      stale.keySet().removeAll(order.tags().keySet());
      stale.keySet().removeAll(yielded.keySet());
    }
    return new Ownership(
        order,
        mine,
        List.copyOf(yielded.values()),
        Collections.unmodifiableSortedMap(tags),
        Collections.unmodifiableSortedMap(stale));
  }

  /// Tells whether resources have to be looked at.
  public boolean nothingToDo() {
    return tags.isEmpty() && stale.isEmpty();
  }

  /// Returns what is written down before the first resource is touched, if it is not there yet:
  /// another level that starts now must already see what is this one's. What is to be taken away
  /// stays in it until it is gone, for a run that breaks off would not find it again.
  public Optional<LevelTags> before() {
    var wanted = owned().with(stale);
    return mine.equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(wanted);
  }

  /// Returns what is written down when all is done, if anything was taken away everywhere.
  ///
  /// @param held stale keys that some resource has not let go: the level still owns them, and the
  ///   next run tries again
  public Optional<LevelTags> after(Set<String> held) {
    var kept = new TreeMap<>(stale);
    kept.keySet().retainAll(held);
    return kept.equals(stale) ? Optional.empty() : Optional.of(owned().with(kept));
  }

  private LevelTags owned() {
    return new LevelTags(order.level(), order.keys(), tags);
  }

  private static List<Yielded> claimed(TagOrder order, Map.Entry<String, String> parameter) {
    var other = parse(parameter);
    return other.keys().stream()
        .filter(order.keys()::contains)
        .map(key ->
            new Yielded(
                key, other.level(), parameter.getKey(), Optional.ofNullable(other.tags().get(key))))
        .toList();
  }

  private static LevelTags parse(Map.Entry<String, String> parameter) {
    try {
      return LevelTags.parse(parameter.getValue());
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "parameter %s: %s; what it owns cannot be known, so delete it or let its level write it again"
              .formatted(parameter.getKey(), malformed.getMessage()),
          malformed);
    }
  }

  /// The level's own parameter is written again where somebody spoilt it.
  private static Optional<LevelTags> readable(String value) {
    try {
      return Optional.of(LevelTags.parse(value));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
