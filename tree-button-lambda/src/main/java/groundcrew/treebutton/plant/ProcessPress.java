package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.AdmitPress;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.reply.ButtonReplies;
import groundcrew.treebutton.reply.Result;
import java.util.Optional;

/// Processes one delivery of a press: admits it, continues it, and tells its button.
public final class ProcessPress {
  private final AdmitPress admitPress;
  private final Presses presses;
  private final ContinuePress continuePress;
  private final ButtonReplies replies;
  private final PressMetrics metrics;

  public ProcessPress(
      AdmitPress admitPress,
      Presses presses,
      ContinuePress continuePress,
      ButtonReplies replies,
      PressMetrics metrics) {
    this.admitPress = admitPress;
    this.presses = presses;
    this.continuePress = continuePress;
    this.replies = replies;
    this.metrics = metrics;
  }

  /// Processes a delivery and returns the record of the press; empty if another worker is at it,
  /// which then tells the button.
  ///
  /// @throws IllegalStateException if the press must be delivered again
  public Optional<PressRecord> process(Press press, Lease lease, Deadline deadline) {
    var admission = admitPress.admit(press, lease, deadline);
    var held =
        admission.isNew()
            ? Optional.of(admission.record())
            : resume(admission.record(), lease, deadline);
    return held.map(record -> {
      var last = continuePress.run(record, deadline);
      replies.tell(last.thing(), last.id(), Result.of(last.state()), deadline.toFinish());
      admission.limit().ifPresent(metrics::limited);
      if (last.state() != record.state()) {
        metrics.reached(last.state());
      }
      return last;
    });
  }

  /// Takes an unfinished press over whose worker has stopped. One that has ended is only told of.
  private Optional<PressRecord> resume(PressRecord record, Lease lease, Deadline deadline) {
    if (!record.state().unfinished()) {
      return Optional.of(record);
    }
    if (record.leased(deadline.clock().instant())) {
      return Optional.empty();
    }
    var taken = record.leased(lease);
    return presses.replace(taken, deadline) ? Optional.of(taken.nextVersion()) : Optional.empty();
  }
}
