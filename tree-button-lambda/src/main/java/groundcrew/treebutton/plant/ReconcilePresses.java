package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.print.PrintJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Finishes the presses that stopped between two steps, records the prints whose events were
/// missed, and cancels the jobs that a printer does not start. What it cannot finish is counted as
/// stuck.
public final class ReconcilePresses {
  /// Presses per run of each kind. The next run does the rest.
  private static final int LARGEST_RUN = 100;

  private static final Duration STUCK = Duration.ofMinutes(15);

  /// After this time nobody expects Tree-Nation to say what became of an order.
  private static final Duration UNCLEAR = Duration.ofHours(1);

  /// After this time nobody waits for a label: a job that the printer did not start is canceled.
  private static final Duration VISITOR_LEFT = Duration.ofHours(1);

  private final Presses presses;
  private final FinishPress finishPress;
  private final PrintJobs printJobs;
  private final RecordPrint recordPrint;
  private final PressMetrics metrics;

  /// A press that could not be finished.
  public record Failure(String press, String reason) {}

  /// What a run did.
  ///
  /// @param stuck presses that are open for longer than 15 minutes
  public record Report(int finished, int stuck, List<Failure> failed) {
    public Report {
      failed = List.copyOf(failed);
    }
  }

  public ReconcilePresses(
      Presses presses,
      FinishPress finishPress,
      PrintJobs printJobs,
      RecordPrint recordPrint,
      PressMetrics metrics) {
    this.presses = presses;
    this.finishPress = finishPress;
    this.printJobs = printJobs;
    this.recordPrint = recordPrint;
    this.metrics = metrics;
  }

  /// Reconciles the presses until the deadline.
  public Report reconcile(String worker, Deadline deadline) {
    var open = new ArrayList<PressRecord>();
    open.addAll(presses.open(PressState.Open.WORKING, LARGEST_RUN, deadline));
    open.addAll(presses.open(PressState.Open.PRINTING, LARGEST_RUN, deadline));
    var failed = new ArrayList<Failure>();
    var finished = 0;
    var stuck = 0;
    for (var record : open) {
      if (!deadline.passed() && finish(record, worker, deadline, failed)) {
        finished++;
      } else if (older(record, STUCK, deadline)) {
        stuck++;
      }
    }
    metrics.stuck(stuck);
    return new Report(finished, stuck, failed);
  }

  /// A press that fails does not affect the others.
  private boolean finish(
      PressRecord record, String worker, Deadline deadline, List<Failure> failed) {
    try {
      return record.state() == PressState.PRINTING
          ? recordMissedPrint(record, deadline)
          : resume(record, worker, deadline);
    } catch (RuntimeException failure) {
      failed.add(new Failure(record.id(), String.valueOf(failure.getMessage())));
      return false;
    }
  }

  private boolean recordMissedPrint(PressRecord record, Deadline deadline) {
    var result = printJobs.result(record.id(), deadline);
    if (result.isEmpty() && older(record, VISITOR_LEFT, deadline)) {
      // The time-out of a job counts from its start: a printer that is off never starts it.
      printJobs.cancelWaiting(record.id(), deadline);
    }
    return result.flatMap(end -> recordPrint.record(record.id(), end, deadline)).isPresent();
  }

  private boolean resume(PressRecord found, String worker, Deadline deadline) {
    var taken =
        unclear(found) && older(found, UNCLEAR, deadline)
            ? found.ended(PressState.UNKNOWN, "Tree-Nation did not say what became of the order")
            : found.leased(Lease.of(worker, deadline));
    return finishPress
        .takeOver(found, taken, deadline)
        .map(held -> finishPress.finish(found, held, deadline))
        .isPresent();
  }

  /// A person who found the tree of an unclear order sets PLANTED: the order is clear then.
  private static boolean unclear(PressRecord record) {
    return record.ordering() && record.state() == PressState.CLAIMED;
  }

  private static boolean older(PressRecord record, Duration age, Deadline deadline) {
    return record.pressedAt().isBefore(deadline.clock().instant().minus(age));
  }
}
