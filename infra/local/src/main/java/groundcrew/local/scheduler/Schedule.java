package groundcrew.local.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A schedule with its target.
///
/// @param start the schedule's StartDate, or when it was created
/// @param window how long after its time it may fire
/// @param maximumRetries of a delivery that failed, 0 to 185
/// @param maximumAge of an event that is still tried
public record Schedule(
    String name,
    String arn,
    String expression,
    ZoneId zone,
    Instant start,
    Optional<Instant> end,
    Duration window,
    boolean enabled,
    String targetArn,
    String roleArn,
    Optional<String> input,
    int maximumRetries,
    Duration maximumAge,
    Optional<String> deadLetterArn) {

  /// Returns the group, which its ARN names before the schedule.
  String group() {
    return arn.split("/", -1)[1];
  }

  Schedule withEnabled(boolean other) {
    return new Schedule(
        name,
        arn,
        expression,
        zone,
        start,
        end,
        window,
        other,
        targetArn,
        roleArn,
        input,
        maximumRetries,
        maximumAge,
        deadLetterArn);
  }

  /// Returns when a schedule fires that is due at a time: any moment within the window, and always
  /// the same one of two runs.
  Instant moment(Instant due) {
    return window.isZero()
        ? due
        : due.plusSeconds(Math.floorMod((arn + due).hashCode(), window.toSeconds()));
  }
}
