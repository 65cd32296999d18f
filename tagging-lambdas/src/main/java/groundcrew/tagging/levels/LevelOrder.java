package groundcrew.tagging.levels;

import java.util.LinkedHashSet;
import java.util.List;

/// The levels, the one that goes before all others first.
public record LevelOrder(List<String> levels) {
  public LevelOrder {
    levels = List.copyOf(new LinkedHashSet<>(levels));
  }

  /// Tells whether one level goes before another.
  public boolean before(String level, String other) {
    return levels.contains(level) && levels.indexOf(level) < levels.indexOf(other);
  }

  /// Tells whether no level goes before this one.
  public boolean first(String level) {
    return levels.indexOf(level) == 0;
  }

  /// Checks that a level has its place in the order.
  public void require(String level) {
    if (!levels.contains(level)) {
      throw new IllegalArgumentException(
          "level '%s': expected one of LEVEL_ORDER %s".formatted(level, levels));
    }
  }
}
