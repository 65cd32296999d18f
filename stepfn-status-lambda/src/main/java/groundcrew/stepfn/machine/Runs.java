package groundcrew.stepfn.machine;

import java.time.Instant;
import java.util.Optional;

/// What is known of a machine's executions.
///
/// @param newest newest execution; absent if the machine never ran
/// @param outcome execution that ended last, whenever it started; absent if none has finished. For
///   an EXPRESS machine, its ARN is that of the machine, and its times are those of the minutes
///   that AWS counted
/// @param lastSuccess end time of the newest successful execution
public record Runs(
    Optional<Execution> newest, Optional<Execution> outcome, Optional<Instant> lastSuccess) {

  /// Nothing is known.
  static final Runs NONE = new Runs(Optional.empty(), Optional.empty(), Optional.empty());

  /// Returns what is known after one more execution, in any order.
  Runs with(Execution seen) {
    return new Runs(
        later(newest, Optional.of(seen)),
        laterEnd(outcome, seen.outcome()),
        laterTime(lastSuccess, seen.success()));
  }

  /// Returns what is known after a count of minutes, which replaces an earlier one that ended with
  /// the same minute.
  Runs withMinute(Execution counted) {
    var ended = outcome.filter(known -> known.started().isAfter(counted.started()));
    return new Runs(
        newest, ended.or(() -> Optional.of(counted)), laterTime(lastSuccess, counted.success()));
  }

  /// Returns what is known without the executions before a time.
  Runs since(Instant time) {
    return new Runs(
        newest.filter(execution -> !execution.started().isBefore(time)),
        outcome.filter(execution -> !execution.started().isBefore(time)),
        lastSuccess.filter(success -> !success.isBefore(time)));
  }

  private static Optional<Execution> later(Optional<Execution> known, Optional<Execution> seen) {
    return seen.filter(execution -> known.filter(one -> !execution.newerThan(one)).isEmpty())
        .or(() -> known);
  }

  private static Optional<Execution> laterEnd(Optional<Execution> known, Optional<Execution> seen) {
    return seen.filter(execution -> known.filter(one -> !execution.endedAfter(one)).isEmpty())
        .or(() -> known);
  }

  private static Optional<Instant> laterTime(Optional<Instant> known, Optional<Instant> seen) {
    return seen.filter(time -> known.filter(one -> !time.isAfter(one)).isEmpty()).or(() -> known);
  }
}
