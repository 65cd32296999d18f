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
  public Map<String, String> all(TaskContext context) {
    reads++;
    return new TreeMap<>(at(context));
  }

  @Override
  public void write(TaskContext context, LevelTags tags) {
    writes++;
    put(context, tags.level(), tags.json());
  }

  /// Sets a value that another tool wrote.
  public InMemoryLevelParameters put(TaskContext context, String level, String value) {
    at(context).put(name(level), value);
    return this;
  }

  /// Returns the value of a level.
  public Optional<String> value(TaskContext context, String level) {
    return Optional.ofNullable(at(context).get(name(level)));
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

  private Map<String, String> at(TaskContext context) {
    return places.computeIfAbsent(context.account() + "/" + context.region(), _ -> new HashMap<>());
  }
}
