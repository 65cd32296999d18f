package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;

/// Why a function did not run at all.
///
/// @param status HTTP status that a synchronous caller would get
record Refusal(int status, String message) {

  static Refusal of(RuntimeException fault) {
    return switch (fault) {
      case AwsError error -> new Refusal(error.status(), String.valueOf(error.getMessage()));
      default -> new Refusal(500, String.valueOf(fault.getMessage()));
    };
  }
}
