package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.ChangeReading;
import groundcrew.stepfn.machine.Reading;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Keeps what was read of a machine: for this run's metrics, whatever becomes of the table, and in
/// the table.
record KeepReading(ChangeReading change, Ledger ledger, Deadline deadline) {
  /// @param known what was known before, of a machine that is listed
  /// @param seen adds what was seen now
  /// @param looked when it was looked for
  void keep(Reading known, UnaryOperator<Reading> seen, Instant looked) {
    UnaryOperator<Reading> step =
        before ->
            seen.apply(
                    before.listed(known.machine(), known.created().orElseThrow(), known.maxAge()))
                .readAt(looked);
    ledger.know(step.apply(known));
    ledger.read(change.change(known, step, deadline));
  }
}
