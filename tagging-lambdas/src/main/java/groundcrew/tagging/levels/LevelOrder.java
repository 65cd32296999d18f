package groundcrew.tagging.levels;

import groundcrew.common.PermanentFailureException;
import java.util.LinkedHashSet;
import java.util.List;

/// The levels in the order of their precedence, the highest first.
public record LevelOrder(List<String> levels) {
  public LevelOrder {
    levels = List.copyOf(new LinkedHashSet<>(levels));
  }

  /// Tells whether one level has precedence over another.
  public boolean before(String level, String other) {
    return levels.contains(level) && levels.indexOf(level) < levels.indexOf(other);
  }

  /// Tells whether no level has precedence over this one.
  public boolean first(String level) {
    return levels.indexOf(level) == 0;
  }

  /// Checks that a level has a place in the order.
  ///
  /// @throws PermanentFailureException if it has none
  public void require(String level) {
    if (!levels.contains(level)) {
      throw new PermanentFailureException(
          "level '%s': expected one of LEVEL_ORDER %s".formatted(level, levels));
    }
  }
}
