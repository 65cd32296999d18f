package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The status of a state machine, as far as it is known.
///
/// @param created creation time of the machine; absent until the schedule has listed it
/// @param runs its executions
/// @param maxAge maximum age of the last success, from the machine's tag
/// @param reading when the schedule read the machine
/// @param notified what people were notified of
/// @param version number of stored changes; 0 for a status that is not stored
public record MachineStatus(
    Machine machine,
    Optional<Instant> created,
    Runs runs,
    Optional<Duration> maxAge,
    Reading reading,
    Notified notified,
    long version) {

  /// Returns the status of a machine about which nothing is known.
  public static MachineStatus none(Machine machine) {
    return new MachineStatus(
        machine, Optional.empty(), Runs.NONE, Optional.empty(), Reading.NEVER, Notified.NOTHING, 0);
  }

  /// Returns the newest execution; empty if it never ran.
  public Optional<Execution> newest() {
    return runs.newest();
  }

  /// Returns the execution that ended last.
  public Optional<Execution> outcome() {
    return runs.outcome();
  }

  /// Returns the end time of the newest successful execution.
  public Optional<Instant> lastSuccess() {
    return runs.lastSuccess();
  }

  /// Returns the time at which the schedule last read the machine; empty until then.
  public Optional<Instant> readAt() {
    return reading.readAt();
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
    return with(runs.with(seen));
  }

  /// Returns the status of an EXPRESS machine after AWS has counted the executions of a minute. It
  /// replaces an earlier count of the same minute, which was incomplete.
  public MachineStatus withMinute(Execution counted) {
    return with(runs.withMinute(counted));
  }

  private MachineStatus with(Runs after) {
    return new MachineStatus(machine, created, after, maxAge, reading, notified, version);
  }

  /// Returns the status of the machine as it is listed now. If that is a new machine with the same
  /// name, the executions of the former one are dropped.
  public MachineStatus listed(Machine listed, Instant listedCreated, Optional<Duration> tag) {
    var former = created.filter(known -> !known.equals(listedCreated)).isPresent();
    return new MachineStatus(
        listed,
        Optional.of(listedCreated),
        former ? runs.since(listedCreated) : runs,
        tag,
        former ? Reading.NEVER : reading,
        notified,
        version);
  }

  /// Returns the same status, read from the machine at the given time.
  public MachineStatus readAt(Instant time) {
    return with(Reading.of(time));
  }

  /// Returns the same status after the machine could not be read.
  public MachineStatus unread(Instant time, String reason) {
    return with(reading.failed(time, reason));
  }

  private MachineStatus with(Reading after) {
    return new MachineStatus(machine, created, runs, maxAge, after, notified, version);
  }

  /// Returns the same status as it is stored after the next change.
  public MachineStatus nextVersion() {
    return new MachineStatus(machine, created, runs, maxAge, reading, notified, version + 1);
  }

  /// Tells whether the last success is older than the machine's tag allows; without a success, its
  /// creation counts. Empty for a machine without the tag, and for a machine that was never read,
  /// because it may have had a success.
  public Optional<Boolean> overdue(Instant now) {
    return maxAge.flatMap(age ->
        lastSuccess()
            .or(() -> readAt().flatMap(_ -> created))
            .map(since -> since.plus(age).isBefore(now)));
  }

  /// Returns why the machine cannot be read, if reads have failed for at least two runs.
  public Optional<Reading.Failure> refused(Instant now) {
    return reading.refused(now);
  }

  /// Returns why the machine needs a person.
  public Set<Trouble> troubles(Instant now) {
    var troubles = EnumSet.noneOf(Trouble.class);
    outcome()
        .filter(ended -> ended.status().unsuccessful())
        .ifPresent(_ -> troubles.add(Trouble.FAILED));
    if (overdue(now).orElse(false)) {
      troubles.add(Trouble.OVERDUE);
    }
    refused(now).ifPresent(_ -> troubles.add(Trouble.UNREADABLE));
    return troubles;
  }

  /// Tells whether the machine needs a person.
  public boolean inTrouble(Instant now) {
    return !troubles(now).isEmpty();
  }

  /// Returns whether people must be notified of the machine's troubles, or of their end.
  public boolean noticeDue(Instant now) {
    return notified.due(troubles(now), now);
  }

  /// Returns the same status while people are notified of its troubles, or of their end.
  public MachineStatus notifying(Instant now) {
    return with(notified.after(troubles(now), now));
  }

  /// Returns the same status after the notice was sent.
  public MachineStatus noticeSent() {
    return with(notified.sent());
  }

  private MachineStatus with(Notified after) {
    return new MachineStatus(machine, created, runs, maxAge, reading, after, version);
  }

  /// Tells whether the newest execution has not ended.
  public boolean running() {
    return newest().filter(execution -> !execution.status().finished()).isPresent();
  }
}
