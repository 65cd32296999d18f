package groundcrew.common;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The event of a schedule: `{"time":"2026-01-31T02:00:00Z"}`. The time names the run.
///
/// @param time when the run was scheduled; absent where a person starts the run
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScheduledRun(Optional<Instant> time) {
  /// Returns the time of the run in whole seconds: the scheduled one, or else that of the clock.
  public Instant startedAt(InstantSource clock) {
    return time.orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS);
  }
}
