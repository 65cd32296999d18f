package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Estimates how many calls can be made until the deadline. A task that collects no more than that
/// ends with nothing deferred, so that the next message need not list resources again.
final class WriteCapacity {
  /// The rest is for calls that AWS throttles or answers late.
  private static final double SHARE = 0.9;

  private final double callsPerSecond;
  private final Deadline deadline;
  private final Duration toVerify;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();

  /// @param toVerify time after the last call to verify uncertain writes; a short invocation has no
  ///   time for that and leaves it to the next message
  WriteCapacity(double callsPerSecond, Deadline deadline, Duration toVerify) {
    this.callsPerSecond = callsPerSecond;
    this.deadline = deadline;
    this.toVerify =
        toVerify.multipliedBy(2).compareTo(deadline.remaining()) < 0 ? toVerify : Duration.ZERO;
  }

  void started(int calls) {
    started.incrementAndGet();
    inFlight.addAndGet(calls);
  }

  void ended(int calls) {
    inFlight.addAndGet(-calls);
  }

  boolean startedAny() {
    return started.get() > 0;
  }

  /// Returns whether the calls fit, besides those in flight.
  ///
  /// @param uncertain whether a write has to be verified at the end
  boolean fits(int calls, boolean uncertain) {
    var left = uncertain ? deadline.earlier(toVerify).remaining() : deadline.remaining();
    return inFlight.get() + calls <= left.toMillis() / 1000.0 * callsPerSecond * SHARE;
  }
}
