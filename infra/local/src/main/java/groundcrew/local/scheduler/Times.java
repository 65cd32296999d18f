package groundcrew.local.scheduler;

import java.time.Instant;
import java.util.Optional;

/// When a schedule fires.
@FunctionalInterface
interface Times {

  /// Returns the first time after the given one, or nothing when there is no more.
  Optional<Instant> after(Instant time);
}
