package groundcrew.tagging.member;

import groundcrew.common.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Contexts whose deadline no test reaches.
public final class Contexts {
  private Contexts() {}

  /// Returns a deadline that no test reaches.
  public static Deadline far() {
    return new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofDays(1)));
  }

  /// Returns a context of the run of 2026-01-31.
  public static TaskContext of(String account, String region) {
    return new TaskContext(account, region, "2026-01-31T02:00:00Z", far());
  }
}
