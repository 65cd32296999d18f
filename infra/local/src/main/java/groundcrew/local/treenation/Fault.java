package groundcrew.local.treenation;

import java.util.Optional;

/// What can go wrong with an order.
public enum Fault {
  /// HTTP 401. Nothing is planted.
  UNAUTHORIZED(401, false),
  /// HTTP 403. Nothing is planted.
  FORBIDDEN(403, false),
  /// HTTP 429. Nothing is planted.
  THROTTLED(429, false),
  /// A business error under HTTP 200. Nothing is planted.
  NO_CREDIT(200, false),
  /// The species is sold out. Nothing is planted.
  OUT_OF_STOCK(200, false),
  /// HTTP 503. Nothing is planted.
  UNAVAILABLE(503, false),
  /// HTTP 200 with a web page. Nothing is planted.
  NOT_JSON(200, false),
  /// The connection is closed. Nothing is planted.
  CLOSED(0, false),
  /// HTTP 504 after the order was executed.
  GATEWAY_TIMEOUT_AFTER(504, true),
  /// HTTP 200 with a web page after the order was executed.
  NOT_JSON_AFTER(200, true),
  /// The connection is closed after the order was executed.
  CLOSED_AFTER(0, true),
  /// The order is executed, and its answer takes a time that can be set.
  LATE(200, true);

  private static final String PAGE = "<html><body><h1>We will be back soon</h1></body></html>";

  private final int status;
  private final boolean executed;

  Fault(int status, boolean executed) {
    this.status = status;
    this.executed = executed;
  }

  /// Tells whether the order is executed all the same.
  public boolean executed() {
    return executed;
  }

  /// Returns what is answered instead of the order's result; empty where nothing is.
  Optional<Answer> answer() {
    return switch (this) {
      case CLOSED, CLOSED_AFTER, LATE -> Optional.empty();
      case UNAUTHORIZED, FORBIDDEN -> Optional.of(Answer.unauthorized(status));
      case THROTTLED -> Optional.of(Answer.error(status, "too_many_requests", "Too many requests"));
      case NO_CREDIT ->
          Optional.of(Answer.error(status, "insufficient_credit", "Not enough credit"));
      case OUT_OF_STOCK -> Optional.of(Answer.outOfStock());
      case UNAVAILABLE, NOT_JSON, GATEWAY_TIMEOUT_AFTER, NOT_JSON_AFTER ->
          Optional.of(new Answer(status, "text/html", PAGE));
    };
  }
}
