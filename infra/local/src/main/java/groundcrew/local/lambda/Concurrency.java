package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// How many events all versions of a function may work on at the same time. Without a reservation
/// there is no limit here: where all environments are busy, an event waits for one, since a machine
/// of few cores cannot have a thousand.
final class Concurrency {
  private Optional<Integer> reserved;
  private int running;
  private final AtomicLong refused = new AtomicLong();

  Concurrency(Optional<Integer> reserved) {
    this.reserved = reserved;
  }

  /// Changes the reservation; what runs already goes on.
  synchronized void reserve(Optional<Integer> places) {
    reserved = places;
  }

  /// Takes a place; [#leave] gives it back.
  ///
  /// @throws AwsError `TooManyRequestsException` where the reservation is used up
  synchronized void enter() {
    if (reserved.isPresent() && running >= reserved.get()) {
      refused.incrementAndGet();
      throw new AwsError(
          429,
          "TooManyRequestsException",
          "Rate Exceeded.",
          Map.of("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded"));
    }
    running++;
  }

  synchronized void leave() {
    running--;
  }

  /// Returns and forgets how many events were refused.
  long takeRefused() {
    return refused.getAndSet(0);
  }
}
