package groundcrew.treebutton.metrics;

import groundcrew.treebutton.press.Limit;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.RefusalReason;
import java.time.Duration;

/// Counts what happens to presses.
public interface PressMetrics {
  /// Counts a press that was accepted.
  void accepted();

  /// Counts a tree that was planted.
  void planted();

  /// Publishes how long a worker took to bring a press out of the state.
  void left(PressState state, Duration time);

  /// Counts a press that reached the state, LIMITED excepted.
  void reached(PressState state);

  /// Counts a press that was limited.
  void limited(Limit limit);

  /// Counts a message that was refused.
  void refused(RefusalReason reason);

  /// Publishes how many presses are stuck.
  void stuck(int presses);
}
