package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.AdmitPress;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import java.util.Optional;

/// Processes one delivery of a press: admits it and finishes it.
public final class ProcessPress {
  private final AdmitPress admitPress;
  private final FinishPress finishPress;
  private final PressMetrics metrics;

  public ProcessPress(AdmitPress admitPress, FinishPress finishPress, PressMetrics metrics) {
    this.admitPress = admitPress;
    this.finishPress = finishPress;
    this.metrics = metrics;
  }

  /// Processes a delivery and returns the record of the press; empty if another worker is at it,
  /// which then sends the result to the button.
  ///
  /// @throws IllegalStateException if the press must be delivered again
  public Optional<PressRecord> process(Press press, Lease lease, Deadline deadline) {
    var admission = admitPress.admit(press, lease, deadline);
    if (admission.isNew()) {
      admission.limit().ifPresentOrElse(metrics::limited, metrics::accepted);
    }
    var found = admission.record();
    var held =
        admission.isNew() || !found.state().unfinished()
            ? Optional.of(found)
            : finishPress.takeOver(found, found.leased(lease), deadline);
    return held.map(record -> finishPress.finish(found, record, deadline));
  }
}
