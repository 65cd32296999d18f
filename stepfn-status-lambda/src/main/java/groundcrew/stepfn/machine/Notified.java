package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What people were notified of.
///
/// It is stored together with the change, before the notice is sent: of two functions that see the
/// same change, one stores it and sends the notice.
///
/// @param troubles troubles of the newest notice, or fewer since; empty after a recovery
/// @param sending since when a function has been sending the newest notice; absent once it is sent
public record Notified(Set<Trouble> troubles, Optional<Instant> sending) {
  /// No notice was sent.
  static final Notified NOTHING = new Notified(Set.of(), Optional.empty());

  /// Longer than a function tries to send. After that it has ended, and another one sends.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  public Notified {
    troubles = Set.copyOf(troubles);
  }

  /// Returns whether a notice is due: of a new trouble, of the end of all of them, or of what
  /// another function has failed to send.
  boolean due(Set<Trouble> now, Instant time) {
    return !troubles.containsAll(now)
        || (now.isEmpty() && !troubles.isEmpty())
        || sending.filter(since -> since.plus(LONGEST).isBefore(time)).isPresent();
  }

  /// Returns the state with the notice of the troubles of now.
  Notified after(Set<Trouble> now, Instant time) {
    return new Notified(
        now.isEmpty() ? Set.of() : EnumSet.copyOf(now),
        due(now, time) ? Optional.of(time) : sending);
  }

  /// Returns the same after the notice was sent.
  Notified sent() {
    return new Notified(troubles, Optional.empty());
  }
}
