package groundcrew.common;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// When a run was scheduled, which names it: `{"time":"2026-01-31T02:00:00Z"}`.
public final class ScheduledTime {
  private ScheduledTime() {}

  /// Returns the event's time in whole seconds; that of the clock where a person started the run.
  ///
  /// @throws IllegalArgumentException if the event's time is none
  public static Instant of(JsonValue event, InstantSource clock) {
    var time = event.path("time");
    try {
      var run = time.isTextual() ? Instant.parse(time.asText()) : clock.instant();
      return run.truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "the event's time is %s: expected an instant such as 2026-01-31T02:00:00Z"
              .formatted(time),
          malformed);
    }
  }
}
