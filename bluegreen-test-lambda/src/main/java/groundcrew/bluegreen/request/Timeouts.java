package groundcrew.bluegreen.request;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Ends exchanges that take too long. A socket's own time-out begins again with each byte: a server
/// that sends one byte a second would never exceed it.
///
/// One thread serves all exchanges.
final class Timeouts {
  private final ScheduledThreadPoolExecutor timer;

  Timeouts() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("request-timeouts").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// Runs the end after the time, unless it is canceled before.
  Future<?> after(Duration time, Runnable end) {
    return timer.schedule(end, time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
