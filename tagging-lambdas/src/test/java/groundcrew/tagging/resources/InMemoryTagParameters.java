package groundcrew.tagging.resources;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Parameters in memory.
public final class InMemoryTagParameters implements TagParameters {
  private final Map<String, String> values = new HashMap<>();
  private int writes;

  @Override
  public Optional<String> read(Target target, String level) {
    return Optional.ofNullable(values.get(key(target, level)));
  }

  @Override
  public void write(Target target, String level, String value) {
    writes++;
    values.put(key(target, level), value);
  }

  public int writes() {
    return writes;
  }

  private static String key(Target target, String level) {
    return target.account() + "/" + target.region() + "/" + level;
  }
}
