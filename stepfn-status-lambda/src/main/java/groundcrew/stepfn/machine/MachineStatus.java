package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The status of a state machine, as far as it is known.
///
/// @param created creation time of the machine; absent until the schedule has listed it
/// @param newest newest execution; absent if it never ran
/// @param outcome execution that ended last, whenever it started; absent if none has finished. For
///   an EXPRESS machine, its ARN is that of the machine, and its times are those of the minute that
///   AWS counted
/// @param lastSuccess end time of the newest successful execution
/// @param maxAge maximum age of the last success, from the machine's tag
/// @param readAt time at which the schedule last read the machine; absent until then
/// @param version number of stored changes; 0 for a status that is not stored
public record MachineStatus(
    Machine machine,
    Optional<Instant> created,
    Optional<Execution> newest,
    Optional<Execution> outcome,
    Optional<Instant> lastSuccess,
    Optional<Duration> maxAge,
    Optional<Instant> readAt,
    long version) {

  /// Returns the status of a machine about which nothing is known.
  public static MachineStatus none(Machine machine) {
    return new MachineStatus(
        machine,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /// Returns the status after executions in any order.
  public MachineStatus withAll(List<Execution> executions) {
    var after = this;
    for (var execution : executions) {
      after = after.with(execution);
    }
    return after;
  }

  /// Returns the status after one more execution. The order of calls does not matter: the newest
  /// execution is the one that started last, the outcome is that of the one that ended last.
  public MachineStatus with(Execution seen) {
    return new MachineStatus(
        machine,
        created,
        later(newest, Optional.of(seen)),
        laterEnd(outcome, seen.outcome()),
        laterTime(lastSuccess, seen.success()),
        maxAge,
        readAt,
        version);
  }

  /// Returns the status of an EXPRESS machine after AWS has counted the executions of a minute. It
  /// replaces an earlier count of the same minute, which was incomplete.
  public MachineStatus withMinute(Execution counted) {
    var ended = outcome.filter(known -> known.started().isAfter(counted.started()));
    return new MachineStatus(
        machine,
        created,
        newest,
        ended.or(() -> Optional.of(counted)),
        laterTime(lastSuccess, counted.success()),
        maxAge,
        readAt,
        version);
  }

  /// Returns the status of the machine as it is listed now. If that is a new machine with the same
  /// name, the executions of the former one are dropped.
  public MachineStatus listed(Machine listed, Instant listedCreated, Optional<Duration> tag) {
    if (created.filter(known -> !known.equals(listedCreated)).isEmpty()) {
      return new MachineStatus(
          listed, Optional.of(listedCreated), newest, outcome, lastSuccess, tag, readAt, version);
    }
    return new MachineStatus(
        listed,
        Optional.of(listedCreated),
        newest.filter(execution -> !execution.started().isBefore(listedCreated)),
        outcome.filter(execution -> !execution.started().isBefore(listedCreated)),
        lastSuccess.filter(time -> !time.isBefore(listedCreated)),
        tag,
        Optional.empty(),
        version);
  }

  /// Returns the same status, read from the machine at the given time.
  public MachineStatus readAt(Instant time) {
    return new MachineStatus(
        machine, created, newest, outcome, lastSuccess, maxAge, Optional.of(time), version);
  }

  /// Returns the same status as it is stored after the next change.
  public MachineStatus nextVersion() {
    return new MachineStatus(
        machine, created, newest, outcome, lastSuccess, maxAge, readAt, version + 1);
  }

  /// Tells whether the last success is older than the machine's tag allows; without a success, its
  /// creation counts. Empty for a machine without the tag, and for a machine that was never read,
  /// because it may have had a success.
  public Optional<Boolean> overdue(Instant now) {
    return maxAge.flatMap(age ->
        lastSuccess
            .or(() -> readAt.flatMap(_ -> created))
            .map(since -> since.plus(age).isBefore(now)));
  }

  /// Tells whether the newest finished execution was unsuccessful, or the last success is overdue.
  public boolean inTrouble(Instant now) {
    return outcome.filter(ended -> ended.status().unsuccessful()).isPresent()
        || overdue(now).orElse(false);
  }

  /// Tells whether the newest execution has not ended.
  public boolean running() {
    return newest.filter(execution -> !execution.status().finished()).isPresent();
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
