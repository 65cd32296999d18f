package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.print.PrintResult;
import groundcrew.treebutton.reply.ButtonReplies;
import groundcrew.treebutton.reply.Result;
import java.util.Optional;

/// Records how a print job ended, and tells the button.
public final class RecordPrint {
  private final Presses presses;
  private final ButtonReplies replies;
  private final PressMetrics metrics;
  private final Retries retries;

  /// @param retries retries after a conflict with the worker that queued the job
  public RecordPrint(
      Presses presses, ButtonReplies replies, PressMetrics metrics, Retries retries) {
    this.presses = presses;
    this.replies = replies;
    this.metrics = metrics;
    this.retries = retries;
  }

  /// Records the result and returns the record of the press; empty if no such press is recorded.
  ///
  /// @throws IllegalStateException if every attempt conflicts with another worker
  public Optional<PressRecord> record(String press, PrintResult result, Deadline deadline) {
    var attempt = retries.until(Attempt::stored, deadline, () -> attempt(press, result, deadline));
    var last =
        attempt
            .filter(Attempt::stored)
            .orElseThrow(() ->
                new IllegalStateException(
                    "every attempt to record the print of %s conflicted".formatted(press)));
    // First what takes no call: the next event finds the state as it is, and does not count it.
    if (last.changed()) {
      last.record().ifPresent(record -> metrics.reached(record.state()));
    }
    last.record()
        .ifPresent(record ->
            replies.tell(record.thing(), record.id(), Result.of(record.state()), deadline));
    return last.record();
  }

  private record Attempt(Optional<PressRecord> record, boolean stored, boolean changed) {}

  private Attempt attempt(String press, PrintResult result, Deadline deadline) {
    var found = presses.find(press, deadline);
    if (found.filter(record -> changes(record, result)).isEmpty()) {
      return new Attempt(found, true, false);
    }
    var ended = found.map(record -> ended(record, result)).orElseThrow();
    return new Attempt(Optional.of(ended.nextVersion()), presses.replace(ended, deadline), true);
  }

  /// A failed job may be executed again: what is printed in the end is printed.
  private static boolean changes(PressRecord record, PrintResult result) {
    return switch (record.state()) {
      case STORED, PRINTING -> true;
      case FAILED -> result.printed() && record.label().isPresent();
      case CLAIMED, PLANTED, PRINTED, LIMITED, UNKNOWN -> false;
    };
  }

  private static PressRecord ended(PressRecord record, PrintResult result) {
    return result.printed()
        ? record.in(PressState.PRINTED)
        : record.ended(PressState.FAILED, "not printed: " + result.detail());
  }
}
