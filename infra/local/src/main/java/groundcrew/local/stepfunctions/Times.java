package groundcrew.local.stepfunctions;

import java.time.Instant;

/// Times as the service writes them: seconds with three decimals.
final class Times {
  private Times() {}

  static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
