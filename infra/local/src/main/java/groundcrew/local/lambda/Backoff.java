package groundcrew.local.lambda;

import java.time.Duration;

/// How long Lambda waits where a function cannot run: throttled, or by a fault that is not its own.
final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 9;

  private Backoff() {}

  /// Returns 1 s after the first refusal, twice as long after each further one, at most 5 minutes.
  static Duration delay(int refusals) {
    var delay = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, refusals - 1));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
