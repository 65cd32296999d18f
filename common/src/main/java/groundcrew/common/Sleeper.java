package groundcrew.common;

import java.time.Duration;

/// Waits; tests let virtual time pass instead.
@FunctionalInterface
public interface Sleeper {
  /// Blocks for the given time.
  void sleep(Duration time);

  /// Returns the sleeper of real threads.
  static Sleeper ofThread() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting " + time, interrupted);
      }
    };
  }
}
