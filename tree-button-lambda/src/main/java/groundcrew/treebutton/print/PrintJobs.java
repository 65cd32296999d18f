package groundcrew.treebutton.print;

import groundcrew.common.Deadline;
import java.util.Optional;

/// The queue of the printer.
public interface PrintJobs {
  /// Queues the print job of a press. One that is queued already stays as it is.
  ///
  /// @param label URL of the label
  void queue(String press, String label, Deadline deadline);

  /// Returns how the print job of a press ended; empty while it waits or prints.
  Optional<PrintResult> result(String press, Deadline deadline);

  /// Cancels the print job of a press if it still waits. One that prints, or has ended, stays as it
  /// is.
  void cancelWaiting(String press, Deadline deadline);
}
