package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How Lambda words the end of a process that gave no answer, and the times of its log.
final class Ending {
  private static final int KILLED = 128 + 9;

  private Ending() {}

  /// A process that needed more than its function's memory.
  static FunctionError outOfMemory(String requestId) {
    return FunctionError.of(
        "Runtime.OutOfMemory",
        "RequestId: " + requestId + " Error: Runtime exited with error: signal: killed");
  }

  static boolean isTimeOut(FunctionError error) {
    return error.type().equals("Sandbox.Timedout");
  }

  /// Tells whether the process has ended with this error, so that the next event needs another.
  static boolean isEnd(FunctionError error) {
    return switch (error.type()) {
      case "Sandbox.Timedout", "Runtime.ExitError", "Runtime.OutOfMemory" -> true;
      // The JVM may go on, but is not to be relied on.
      case "java.lang.OutOfMemoryError" -> true;
      default -> false;
    };
  }

  static FunctionError exited(String requestId, int exitValue) {
    var how =
        switch (exitValue) {
          case 0 -> "Runtime exited without providing a reason";
          case KILLED -> "Runtime exited with error: signal: killed";
          default -> "Runtime exited with error: exit status " + exitValue;
        };
    return FunctionError.of("Runtime.ExitError", "RequestId: " + requestId + " Error: " + how);
  }

  static FunctionError timedOut(String requestId, Duration limit) {
    return FunctionError.of(
        "Sandbox.Timedout",
        "RequestId: %s Error: Task timed out after %s seconds"
            .formatted(requestId, seconds(limit)));
  }

  static String timeOutLine(String requestId, Duration limit) {
    return "%s %s Task timed out after %s seconds"
        .formatted(Instant.now(), requestId, seconds(limit));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }
}
