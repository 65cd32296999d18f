package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;

/// Why a function did not run at all.
///
/// @param status HTTP status that a synchronous caller would get
/// @param isForGood whether trying again is useless: Lambda has stopped a loop
record Refusal(int status, String message, boolean isForGood) {

  static Refusal of(RuntimeException fault) {
    return switch (fault) {
      case AwsError error ->
          new Refusal(
              error.status(),
              String.valueOf(error.getMessage()),
              error.code().equals("RecursiveInvocationException"));
      default -> new Refusal(500, String.valueOf(fault.getMessage()), false);
    };
  }
}
