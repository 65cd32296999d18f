package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is known of a machine.
///
/// @param created when the machine was created; absent until the schedule has listed it
/// @param newest the newest execution; absent when it never ran
/// @param verdict the newest finished execution; absent when none has finished. Of an EXPRESS
///   machine its ARN is the machine's, and its times are those of the minute that AWS counted
/// @param lastSuccess when the newest successful execution ended
/// @param maxAge how old the last success may be, by the machine's tag
/// @param readAt when the schedule last read the machine itself; absent until then
/// @param version counts the changes of what is stored; 0 for what is not stored yet
public record Reading(
    Machine machine,
    Optional<Instant> created,
    Optional<Execution> newest,
    Optional<Execution> verdict,
    Optional<Instant> lastSuccess,
    Optional<Duration> maxAge,
    Optional<Instant> readAt,
    long version) {

  /// Returns what is known of a machine of which nothing is known yet.
  public static Reading none(Machine machine) {
    return new Reading(
        machine,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /// Returns what is known after one more execution was seen. An older one than is known changes
  /// nothing, in whatever order executions are seen.
  public Reading with(Execution seen) {
    return new Reading(
        machine,
        created,
        later(newest, Optional.of(seen)),
        later(verdict, seen.verdict()),
        laterTime(lastSuccess, seen.success()),
        maxAge,
        readAt,
        version);
  }

  /// Returns what is known of an EXPRESS machine after AWS has counted what ended in a minute. What
  /// it counted of the same minute before was not all of it.
  public Reading withMinute(Execution counted) {
    var ended = verdict.filter(known -> known.started().isAfter(counted.started()));
    return new Reading(
        machine,
        created,
        newest,
        ended.or(() -> Optional.of(counted)),
        laterTime(lastSuccess, counted.success()),
        maxAge,
        readAt,
        version);
  }

  /// Returns the same knowledge of the machine as it is listed now. Where that is another machine
  /// of the same name, what the former one did is forgotten.
  public Reading listed(Machine listed, Instant listedCreated, Optional<Duration> tag) {
    if (created.filter(known -> !known.equals(listedCreated)).isEmpty()) {
      return new Reading(
          listed, Optional.of(listedCreated), newest, verdict, lastSuccess, tag, readAt, version);
    }
    return new Reading(
        listed,
        Optional.of(listedCreated),
        newest.filter(execution -> !execution.started().isBefore(listedCreated)),
        verdict.filter(execution -> !execution.started().isBefore(listedCreated)),
        lastSuccess.filter(time -> !time.isBefore(listedCreated)),
        tag,
        Optional.empty(),
        version);
  }

  /// Returns the same knowledge, read from the machine itself at the given time.
  public Reading readAt(Instant time) {
    return new Reading(
        machine, created, newest, verdict, lastSuccess, maxAge, Optional.of(time), version);
  }

  /// Returns the same knowledge as it is stored after the next change.
  public Reading nextVersion() {
    return new Reading(machine, created, newest, verdict, lastSuccess, maxAge, readAt, version + 1);
  }

  /// Tells whether the last success is older than the machine's tag allows; counted from its
  /// creation where it never had one. Nothing for a machine without the tag, and for one that was
  /// never read: it may have had a success that nobody saw.
  public Optional<Boolean> overdue(Instant now) {
    return maxAge.flatMap(age ->
        lastSuccess
            .or(() -> readAt.flatMap(_ -> created))
            .map(since -> since.plus(age).isBefore(now)));
  }

  /// Tells whether the newest finished execution did not succeed, or the last success is overdue.
  public boolean inTrouble(Instant now) {
    return verdict.filter(ended -> ended.status().bad()).isPresent() || overdue(now).orElse(false);
  }

  /// Tells whether the newest execution has not ended.
  public boolean running() {
    return newest.filter(execution -> !execution.status().finished()).isPresent();
  }

  private static Optional<Execution> later(Optional<Execution> known, Optional<Execution> seen) {
    return seen.filter(execution -> known.filter(one -> !execution.newerThan(one)).isEmpty())
        .or(() -> known);
  }

  private static Optional<Instant> laterTime(Optional<Instant> known, Optional<Instant> seen) {
    return seen.filter(time -> known.filter(one -> !time.isAfter(one)).isEmpty()).or(() -> known);
  }
}
