package groundcrew.common;

import java.time.Duration;

/// Waits. Tests advance a virtual clock instead.
@FunctionalInterface
public interface Sleeper {
  /// Blocks for the given time.
  void sleep(Duration time);

  /// Returns a sleeper that blocks the thread.
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
