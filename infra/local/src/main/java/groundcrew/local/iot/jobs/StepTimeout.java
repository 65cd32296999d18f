package groundcrew.local.iot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The time that a device sets itself for what it does now.
///
/// @param minutes 1 to 10080, or -1 for none; empty where it stays as it was
record StepTimeout(Optional<Long> minutes) {
  private static final int LONGEST = 10_080;

  StepTimeout {
    if (minutes.filter(m -> m != -1 && (m < 1 || m > LONGEST)).isPresent()) {
      throw new JobRejection(
          "InvalidRequest", "stepTimeoutInMinutes is 1 to %d, or -1".formatted(LONGEST));
    }
  }

  Optional<Instant> end(Instant now, Optional<Instant> before) {
    return minutes.isEmpty()
        ? before
        : minutes.filter(m -> m > 0).map(m -> now.plus(Duration.ofMinutes(m)));
  }
}
