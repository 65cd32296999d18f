package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An asynchronous event on its way.
///
/// @param target what it invokes
/// @param requestId one for all attempts
/// @param origin what it has come through
/// @param accepted when Lambda took it
/// @param attempts how often the function has run with it
/// @param refusals how often in sequence the function could not run
/// @param last how the last attempt ended
/// @param refusal why the function could not run the last time
public record AsyncEvent(
    Functions.Target target,
    String requestId,
    String payload,
    Lineage origin,
    Instant accepted,
    AsyncConfig config,
    int attempts,
    int refusals,
    Optional<InvocationResult> last,
    Optional<Refusal> refusal) {
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

  static AsyncEvent accepted(
      Functions.Target target, String requestId, String payload, Lineage origin, Instant now) {
    return new AsyncEvent(
        target,
        requestId,
        payload,
        origin,
        now,
        target.asyncConfig(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  AsyncEvent ran(InvocationResult result) {
    return new AsyncEvent(
        target,
        requestId,
        payload,
        origin,
        accepted,
        config,
        attempts + 1,
        0,
        Optional.of(result),
        Optional.empty());
  }

  AsyncEvent refused(Refusal why) {
    return new AsyncEvent(
        target,
        requestId,
        payload,
        origin,
        accepted,
        config,
        attempts,
        refusals + 1,
        last,
        Optional.of(why));
  }

  boolean expired(Instant now) {
    return !now.isBefore(expires());
  }

  private Instant expires() {
    return accepted.plus(config.maximumAge());
  }

  boolean succeeded() {
    return refusal.isEmpty() && last.orElseThrow() instanceof Success;
  }

  /// Tells whether it is not tried again: it failed too often, or is part of a loop.
  boolean exhausted() {
    return refusal.filter(Refusal::isForGood).isPresent() || failedTooOften();
  }

  private boolean failedTooOften() {
    return refusal.isEmpty()
        && last.orElseThrow() instanceof FunctionError
        && attempts > config.retries();
  }

  /// Returns when it is looked at again: one minute after the first failure of the function, two
  /// after the second; after a refusal by the back-off; in any case when it is too old.
  Instant next(Instant now) {
    var delay =
        refusals > 0 ? Throttled.BACKOFF.delay(refusals) : FIRST_RETRY.multipliedBy(attempts);
    var due = now.plus(delay);
    return due.isBefore(expires()) ? due : expires();
  }

  /// Returns the HTTP status that tells how the last attempt ended; 200 where the function ran,
  /// whatever it answered.
  int status() {
    return refusal.map(Refusal::status).orElse(200);
  }

  /// Returns what went wrong last, in words; nothing where nothing did.
  String fault() {
    return refusal
        .map(Refusal::message)
        .or(() -> last.map(AsyncEvent::message))
        .orElse("it did not run");
  }

  private static String message(InvocationResult result) {
    return switch (result) {
      case Success _ -> "";
      case FunctionError error -> error.type() + ": " + error.message();
    };
  }
}
