package groundcrew.local.ground;

import groundcrew.local.gateway.AwsError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Delivers events to the targets of rules and schedules: again where a target is not ready, until
/// the retry policy ends it.
public final class Deliveries {
  /// EventBridge says "exponential back-off" and no more. With this one, 185 retries fill a day.
  private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(8));

  private final Agenda agenda;
  private final AtomicInteger waiting = new AtomicInteger();

  /// Creates one without deliveries.
  public Deliveries(Agenda agenda) {
    this.agenda = agenda;
  }

  /// Tries at once; further attempts are tasks of the agenda, which reports the last one's failure.
  ///
  /// @throws AwsError where the first attempt is the last one; the event is dead-lettered before
  public void start(EventDelivery delivery) {
    attempt(delivery, 1);
  }

  /// Tells whether an event waits for its next attempt.
  public boolean waiting() {
    return waiting.get() > 0;
  }

  private void attempt(EventDelivery delivery, int attempt) {
    var payload = delivery.payload().apply(attempt);
    try {
      delivery.target().accept(payload);
    } catch (AwsError e) {
      var exhausted = exhausted(delivery, attempt, e);
      if (exhausted.isEmpty()) {
        again(delivery, attempt + 1);
        return;
      }
      delivery
          .deadLetters()
          .take(
              payload,
              Map.of(
                  "ERROR_CODE", e.code(),
                  "ERROR_MESSAGE", String.valueOf(e.getMessage()),
                  "EXHAUSTED_RETRY_CONDITION", exhausted.get(),
                  "RETRY_ATTEMPTS", Integer.toString(attempt - 1)));
      throw e;
    }
  }

  private void again(EventDelivery delivery, int attempt) {
    waiting.incrementAndGet();
    agenda.in(
        BACKOFF.delay(attempt - 1),
        delivery.what(),
        () -> {
          try {
            attempt(delivery, attempt);
          } finally {
            waiting.decrementAndGet();
          }
        });
  }

  private Optional<String> exhausted(EventDelivery delivery, int attempt, AwsError error) {
    if (error.status() < 500 && error.status() != 429) {
      // A refused call does not heal by itself.
      return Optional.of("NotRetryable");
    }
    if (attempt > delivery.maximumRetries()) {
      return Optional.of("MaximumRetryAttempts");
    }
    var age = Duration.between(delivery.since(), agenda.instant());
    return age.compareTo(delivery.maximumAge()) > 0
        ? Optional.of("MaximumEventAgeInSeconds")
        : Optional.empty();
  }
}
