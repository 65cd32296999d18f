package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the schedule read a machine, and whether it still can.
///
/// @param readAt time of the last read; absent until then
/// @param failure why reads have failed since; absent after a read that succeeded
public record Reading(Optional<Instant> readAt, Optional<Failure> failure) {
  /// The machine was never read.
  static final Reading NEVER = new Reading(Optional.empty(), Optional.empty());

  /// Two runs: a single refusal says nothing about the machine.
  private static final Duration TWO_RUNS = Duration.ofMinutes(10);

  /// A series of failed reads.
  ///
  /// @param since time of the first one
  /// @param reason reason of the last one
  public record Failure(Instant since, String reason) {}

  /// Returns the state after a read that succeeded.
  static Reading of(Instant time) {
    return new Reading(Optional.of(time), Optional.empty());
  }

  /// Returns the state after a read that failed.
  Reading failed(Instant time, String reason) {
    return new Reading(
        readAt, Optional.of(new Failure(failure.map(Failure::since).orElse(time), reason)));
  }

  /// Returns the time from which the age of what is known counts; empty for a machine that no run
  /// has tried to read.
  public Optional<Instant> since() {
    return readAt.or(() -> failure.map(Failure::since));
  }

  /// Returns why the machine cannot be read, if reads have failed for at least two runs.
  Optional<Failure> refused(Instant now) {
    return failure.filter(known -> !known.since().plus(TWO_RUNS).isAfter(now));
  }
}
