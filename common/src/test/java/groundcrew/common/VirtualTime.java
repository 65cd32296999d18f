package groundcrew.common;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that only moves when somebody sleeps.
public final class VirtualTime implements InstantSource, Sleeper {
  private final Instant start;
  private Instant now;

  public VirtualTime(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) {
    now = now.plus(time);
  }

  /// Returns the time slept in all.
  public synchronized Duration slept() {
    return Duration.between(start, now);
  }
}
