package groundcrew.local.ground;

import java.time.Duration;

/// How long a service waits before it tries again: one second first, then twice as long each time.
///
/// @param longest wait
public record Backoff(Duration longest) {
  private static final int MOST_DOUBLINGS = 16;

  /// Returns the wait after a failure, the first one counted as 1.
  public Duration delay(int failures) {
    var doubled = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, failures - 1));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
