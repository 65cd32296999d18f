package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.print.PrintJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Records the prints whose events were missed, cancels the jobs that a printer does not start, and
/// finishes the presses that stopped between two steps. What it cannot finish is counted as stuck.
public final class ReconcilePresses {
  /// Presses per run of each kind. The next run does the rest.
  private static final int LARGEST_RUN = 100;

  private static final Duration STUCK = Duration.ofMinutes(15);

  /// After this time from its receipt nobody expects Tree-Nation to say what became of an order.
  private static final Duration UNCLEAR = Duration.ofHours(1);

  /// After this time from the press nobody waits for a label: a job that the printer did not start
  /// is canceled.
  private static final Duration VISITOR_LEFT = Duration.ofHours(1);

  private final Presses presses;
  private final FinishPress finishPress;
  private final PrintJobs printJobs;
  private final RecordPrint recordPrint;
  private final PressMetrics metrics;

  /// A press that could not be finished.
  public record Failure(String press, String reason) {
    static Failure of(String press, RuntimeException failure) {
      return new Failure(press, String.valueOf(failure.getMessage()));
    }
  }

  /// What a run did.
  ///
  /// @param stuck presses that were received more than 15 minutes ago and are open, or that cannot
  ///   be read
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

  /// Reconciles the presses until the deadline: the prints first, since each takes one or two calls
  /// and a slow order would leave them no time.
  public Report reconcile(String worker, Deadline deadline) {
    var open = new ArrayList<String>();
    open.addAll(presses.open(PressState.Open.PRINTING, LARGEST_RUN, deadline));
    open.addAll(presses.open(PressState.Open.WORKING, LARGEST_RUN, deadline));
    var failed = new ArrayList<Failure>();
    var outcomes = open.stream().map(press -> reconcile(press, worker, deadline, failed)).toList();
    var stuck = Collections.frequency(outcomes, Outcome.STUCK);
    metrics.stuck(stuck);
    return new Report(Collections.frequency(outcomes, Outcome.FINISHED), stuck, failed);
  }

  private enum Outcome {
    FINISHED,
    OPEN,
    STUCK
  }

  /// A press that cannot be read does not affect the others.
  private Outcome reconcile(String press, String worker, Deadline deadline, List<Failure> failed) {
    if (deadline.passed()) {
      return Outcome.OPEN;
    }
    try {
      return presses
          .find(press, deadline)
          .map(record -> reconcile(record, worker, deadline, failed))
          .orElse(Outcome.OPEN);
    } catch (PermanentFailureException unreadable) {
      failed.add(Failure.of(press, unreadable));
      return Outcome.STUCK;
    } catch (RuntimeException failure) {
      failed.add(Failure.of(press, failure));
      return Outcome.OPEN;
    }
  }

  /// Nor does one that fails.
  private Outcome reconcile(
      PressRecord record, String worker, Deadline deadline, List<Failure> failed) {
    try {
      if (finish(record, worker, deadline)) {
        return Outcome.FINISHED;
      }
    } catch (RuntimeException failure) {
      failed.add(Failure.of(record.id(), failure));
    }
    return past(record.press().receivedAt(), STUCK, deadline) ? Outcome.STUCK : Outcome.OPEN;
  }

  private boolean finish(PressRecord record, String worker, Deadline deadline) {
    return switch (record.state()) {
      case PRINTING -> recordMissedPrint(record, deadline);
      case CLAIMED, PLANTED, STORED -> resume(record, worker, deadline);
      // The index lags: it has ended meanwhile.
      case PRINTED, LIMITED, FAILED, UNKNOWN -> true;
    };
  }

  private boolean recordMissedPrint(PressRecord record, Deadline deadline) {
    var result = printJobs.result(record.id(), deadline);
    if (result.isEmpty() && past(record.press().pressedAt(), VISITOR_LEFT, deadline)) {
      // The time-out of a job counts from its start: a printer that is off never starts it.
      printJobs.cancelWaiting(record.id(), deadline);
    }
    return result.flatMap(end -> recordPrint.record(record.id(), end, deadline)).isPresent();
  }

  private boolean resume(PressRecord found, String worker, Deadline deadline) {
    var taken =
        unclear(found) && past(found.press().receivedAt(), UNCLEAR, deadline)
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

  private static boolean past(Instant start, Duration time, Deadline deadline) {
    return start.isBefore(deadline.clock().instant().minus(time));
  }
}
