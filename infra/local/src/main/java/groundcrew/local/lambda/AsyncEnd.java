package groundcrew.local.lambda;

/// Takes asynchronous events that have ended, well or not.
@FunctionalInterface
public interface AsyncEnd {

  /// Why an event has ended, by the names that a destination gets.
  enum Condition {
    SUCCESS("Success"),
    RETRIES_EXHAUSTED("RetriesExhausted"),
    EVENT_AGE_EXCEEDED("EventAgeExceeded");

    private final String text;

    Condition(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /// Takes one event.
  void ended(AsyncEvent event, Condition condition);
}
