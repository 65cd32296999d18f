package groundcrew.local.gateway;

import java.time.Duration;

/// How the answer of a call is lost that was carried out.
///
/// A call that its service refuses has had no effect; its answer is never lost.
public enum Loss {
  /// The connection is closed without an answer.
  RESET,
  /// The service's internal error, HTTP 500.
  INTERNAL,
  /// Nothing comes for a minute or until the gateway is closed; then the connection is closed.
  TIME_OUT;

  /// Longer than the SDK's clients wait for an answer, which is 30 s by default.
  private static final Duration SILENCE = Duration.ofMinutes(1);

  /// Returns what to throw instead of the answer, when it is time to.
  RuntimeException instead(ServiceErrors service) {
    return switch (this) {
      case RESET -> new NoAnswer();
      case INTERNAL -> service.internal();
      case TIME_OUT -> {
        Faults.pause(SILENCE);
        yield new NoAnswer();
      }
    };
  }
}
