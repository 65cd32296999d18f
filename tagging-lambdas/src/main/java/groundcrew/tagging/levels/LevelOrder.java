package groundcrew.tagging.levels;

import groundcrew.common.PermanentFailureException;
import java.util.LinkedHashSet;
import java.util.List;

/// The levels in order of precedence, the highest first.
public record LevelOrder(List<String> levels) {
  public LevelOrder {
    levels = List.copyOf(new LinkedHashSet<>(levels));
  }

  /// Returns whether one level has precedence over another.
  public boolean before(String level, String other) {
    return levels.contains(level) && levels.indexOf(level) < levels.indexOf(other);
  }

  /// Returns whether no level has precedence over this one.
  public boolean first(String level) {
    return levels.indexOf(level) == 0;
  }

  /// Checks that the order contains a level.
  ///
  /// @throws PermanentFailureException if it does not
  public void require(String level) {
    if (!levels.contains(level)) {
      throw new PermanentFailureException(
          "level '%s': expected one of LEVEL_ORDER %s".formatted(level, levels));
    }
  }
}
