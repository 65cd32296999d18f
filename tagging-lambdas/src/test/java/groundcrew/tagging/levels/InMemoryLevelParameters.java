package groundcrew.tagging.levels;

import groundcrew.tagging.member.TaskContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Parameters in memory.
public final class InMemoryLevelParameters implements LevelParameters {
  private final Map<String, Map<String, String>> places = new HashMap<>();
  private int reads;
  private int writes;

  @Override
  public Map<String, String> all(TaskContext target) {
    reads++;
    return new TreeMap<>(at(target));
  }

  @Override
  public void write(TaskContext target, LevelTags tags) {
    writes++;
    put(target, tags.level(), tags.json());
  }

  /// Puts what somebody else wrote.
  public InMemoryLevelParameters put(TaskContext target, String level, String value) {
    at(target).put(name(level), value);
    return this;
  }

  /// Returns what is written for a level.
  public Optional<String> value(TaskContext target, String level) {
    return Optional.ofNullable(at(target).get(name(level)));
  }

  public int reads() {
    return reads;
  }

  public int writes() {
    return writes;
  }

  private static String name(String level) {
    return "arn:aws:ssm:eu-west-1:222222222222:parameter/groundcrew/tags/" + level;
  }

  private Map<String, String> at(TaskContext target) {
    return places.computeIfAbsent(target.account() + "/" + target.region(), _ -> new HashMap<>());
  }
}
