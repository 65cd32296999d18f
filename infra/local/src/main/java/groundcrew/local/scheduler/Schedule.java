package groundcrew.local.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A schedule with its target.
///
/// @param start the schedule's StartDate, or when it was created
/// @param maximumRetries of a delivery that failed, 0 to 185
/// @param maximumAge of an event that is still tried
public record Schedule(
    String name,
    String arn,
    String expression,
    ZoneId zone,
    Instant start,
    Optional<Instant> end,
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
        other,
        targetArn,
        roleArn,
        input,
        maximumRetries,
        maximumAge,
        deadLetterArn);
  }
}
