package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.reply.ButtonReplies;
import groundcrew.treebutton.reply.Result;
import java.util.Optional;

/// Finishes a press: takes it over from a worker that has stopped, continues it, sends its result
/// to the button, and counts it.
public final class FinishPress {
  private final Presses presses;
  private final ContinuePress continuePress;
  private final ButtonReplies replies;
  private final PressMetrics metrics;

  public FinishPress(
      Presses presses, ContinuePress continuePress, ButtonReplies replies, PressMetrics metrics) {
    this.presses = presses;
    this.continuePress = continuePress;
    this.replies = replies;
    this.metrics = metrics;
  }

  /// Takes an unfinished press over, and returns its record as it was stored; empty if another
  /// worker is at it.
  ///
  /// @param found record that was read
  /// @param taken the same with the lease of the caller, or with an end
  Optional<PressRecord> takeOver(PressRecord found, PressRecord taken, Deadline deadline) {
    return !found.leased(deadline.clock().instant()) && presses.replace(taken, deadline)
        ? Optional.of(taken.nextVersion())
        : Optional.empty();
  }

  /// Continues a press and returns its last record. One that has ended is only sent again.
  ///
  /// @param found record before this worker began
  /// @param held record on which the caller has the lease
  PressRecord finish(PressRecord found, PressRecord held, Deadline deadline) {
    var last = continuePress.run(held, deadline);
    // First what takes no call: the next delivery finds the state as it is, and does not count it.
    if (last.state() != found.state()) {
      metrics.reached(last.state());
    }
    replies.tell(last.thing(), last.id(), Result.of(last.state()), deadline.toFinish());
    return last;
  }
}
