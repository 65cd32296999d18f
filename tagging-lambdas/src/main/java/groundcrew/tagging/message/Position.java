package groundcrew.tagging.message;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Where a task continues: everything before the position is done.
///
/// @param at opaque text of the function that processes the task; empty at the beginning
/// @param steps number of pages or batches before the position
/// @param furthest largest number of steps that a message of the task has reached
/// @param held stale keys that some resource before the position still has, sorted
public record Position(String at, int steps, int furthest, List<String> held) {
  /// The position of a task that has not started.
  public static final Position START = new Position("", 0, 0, List.of());

  public Position {
    held = List.copyOf(new TreeSet<>(held));
    if (steps < 0 || furthest < steps) {
      throw new IllegalArgumentException(
          "position %d of %d: expected 0 <= steps <= furthest".formatted(steps, furthest));
    }
  }

  /// Returns the position after one more step.
  public Position next(String after) {
    return new Position(after, steps + 1, Math.max(furthest, steps + 1), held);
  }

  /// Returns the start, for a task whose position AWS no longer accepts.
  public Position again() {
    return new Position("", 0, furthest, List.of());
  }

  /// Returns this position, or the other one if it comes first. Stale keys are kept.
  public Position orEarlier(Position other) {
    return other.steps < steps ? other.holding(held) : this;
  }

  /// Returns a copy with other stale keys.
  public Position holding(Collection<String> keys) {
    return new Position(at, steps, furthest, List.copyOf(keys));
  }

  /// Returns whether the task has reached a step that it had not reached at the other position.
  public boolean beyond(Position other) {
    return furthest > other.furthest;
  }
}
