package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What people were told about a machine.
///
/// It is stored together with the change that is told, before the notice is sent: of two functions
/// that see the same change, one stores it and sends the notice.
///
/// @param troubles troubles of the newest notice, or fewer since; empty after a recovery
/// @param sending since when a function has been sending the newest notice; absent once it is sent
public record Told(Set<Trouble> troubles, Optional<Instant> sending) {
  /// Nothing was told.
  static final Told NOTHING = new Told(Set.of(), Optional.empty());

  /// Longer than a function tries to send. After that it has ended, and another one sends.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public Told {
    troubles = Set.copyOf(troubles);
  }

  /// Tells whether a notice is due: of a trouble that was not told, of the end of all of them, or
  /// of what another function has failed to send.
  boolean due(Set<Trouble> now, Instant time) {
    return !troubles.containsAll(now)
        || (now.isEmpty() && !troubles.isEmpty())
        || sending.filter(since -> since.plus(LONGEST).isBefore(time)).isPresent();
  }

  /// Returns what was told once the troubles of now are.
  Told after(Set<Trouble> now, Instant time) {
    return new Told(
        now.isEmpty() ? Set.of() : EnumSet.copyOf(now),
        due(now, time) ? Optional.of(time) : sending);
  }

  /// Returns the same after the notice was sent.
  Told sent() {
    return new Told(troubles, Optional.empty());
  }
}
