package groundcrew.tagging.levels;

import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.message.TaggingTask;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The keys that a level writes and removes in an account and region, given what other levels own.
///
/// @param mine the parameter of the level, as an earlier run wrote it
/// @param yielded keys of the level that a level with precedence owns
/// @param tags tags that each resource gets
/// @param stale tags that an earlier run wrote and that this run removes
public record Ownership(
    TaggingTask task,
    Optional<LevelTags> mine,
    List<Yielded> yielded,
    SortedMap<String, String> tags,
    SortedMap<String, String> stale) {

  /// A key that a level with precedence owns.
  ///
  /// @param parameter name of the parameter of that level
  /// @param value value that the level writes, if any
  public record Yielded(String key, String level, String parameter, Optional<String> value) {}

  /// Determines the ownership from the parameters of all levels.
  ///
  /// @param parameters values by the names of the parameters
  /// @param remove whether keys that the account no longer has are removed
  /// @throws PermanentFailureException if the parameter of a level with precedence is malformed:
  ///   what that level owns must not be overwritten
  public static Ownership of(
      TaggingTask task, Map<String, String> parameters, LevelOrder levels, boolean remove) {
    var mine = Optional.<LevelTags>empty();
    var yielded = new TreeMap<String, Yielded>();
    for (var parameter : parameters.entrySet()) {
      var level = parameter.getKey().substring(parameter.getKey().lastIndexOf('/') + 1);
      if (level.equals(task.level())) {
        mine = readable(parameter.getValue());
      } else if (levels.before(level, task.level())) {
        for (var key : claimed(task, parameter)) {
          // Of several levels with precedence, the highest one owns the key.
          yielded.merge(key.key(), key, (a, b) -> levels.before(a.level(), b.level()) ? a : b);
        }
      }
    }
    var tags = new TreeMap<>(task.tags());
    tags.keySet().removeAll(yielded.keySet());
    var stale = new TreeMap<String, String>();
    if (remove) {
      mine.ifPresent(earlier -> stale.putAll(earlier.tags()));
      // A key that was deleted from the configuration stays on the resources: the level no longer
      // owns it.
      stale.keySet().retainAll(task.keys());
      stale.keySet().removeAll(task.tags().keySet());
      stale.keySet().removeAll(yielded.keySet());
    }
    return new Ownership(
        task,
        mine,
        List.copyOf(yielded.values()),
        Collections.unmodifiableSortedMap(tags),
        Collections.unmodifiableSortedMap(stale));
  }

  /// Returns whether no resource has to be read.
  public boolean nothingToDo() {
    return tags.isEmpty() && stale.isEmpty();
  }

  /// Returns the parameter to write before the first resource is written, if it differs from the
  /// present one: another level that starts now must see what this level owns. Stale keys stay in
  /// it until they are removed, so that a later run finds them if this one is interrupted.
  public Optional<LevelTags> before() {
    var wanted = owned().with(stale);
    return mine.equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(wanted);
  }

  /// Returns the parameter to write after the last resource is written, if a stale key was removed
  /// from all resources.
  ///
  /// @param held stale keys that some resource still has: the level owns them until a later run
  ///   removes them
  public Optional<LevelTags> after(Set<String> held) {
    var kept = new TreeMap<>(stale);
    kept.keySet().retainAll(held);
    return kept.equals(stale) ? Optional.empty() : Optional.of(owned().with(kept));
  }

  private LevelTags owned() {
    return new LevelTags(task.level(), task.keys(), tags);
  }

  private static List<Yielded> claimed(TaggingTask task, Map.Entry<String, String> parameter) {
    var other = parse(parameter);
    return other.keys().stream()
        .filter(task.keys()::contains)
        .map(key ->
            new Yielded(
                key, other.level(), parameter.getKey(), Optional.ofNullable(other.tags().get(key))))
        .toList();
  }

  private static LevelTags parse(Map.Entry<String, String> parameter) {
    try {
      return LevelTags.parse(parameter.getValue());
    } catch (IllegalArgumentException malformed) {
      throw new PermanentFailureException(
          "parameter %s: %s; the keys that its level owns are unknown; delete the parameter, or start a run of that level"
              .formatted(parameter.getKey(), malformed.getMessage()),
          malformed);
    }
  }

  /// A level replaces its own parameter if it is malformed.
  private static Optional<LevelTags> readable(String value) {
    try {
      return Optional.of(LevelTags.parse(value));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
