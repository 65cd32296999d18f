package groundcrew.demo.system;

import groundcrew.local.LocalCloud;
import groundcrew.local.lambda.LambdaModule;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what the processes of a cloud do. Where nothing works, and something waits for its
/// time, that time is turned to. A problem of the cloud ends the wait.
///
/// @param poll time between two looks
record CloudWait(LocalCloud cloud, Duration poll) {
  private static final int LAST_LINES = 40;

  /// Waits until the condition holds.
  ///
  /// @param what the wait is for, for the message
  /// @throws IllegalStateException with the cause and the logs of the functions, if the condition
  ///   does not hold within the limit or the cloud has a problem
  void until(String what, Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      requireHealthy();
      if (System.nanoTime() > end) {
        throw failed("no %s within %s".formatted(what, limit));
      }
      cloud.goOn(poll);
    }
    requireHealthy();
  }

  private void requireHealthy() {
    var causes = cloud.takeProblems();
    if (!causes.isEmpty()) {
      throw failed(String.join("\n", causes));
    }
  }

  private IllegalStateException failed(String cause) {
    var text = new StringBuilder(cause).append('\n');
    for (var function : cloud.module(LambdaModule.class).lambda().functions()) {
      var lines = cloud.module(LambdaModule.class).lambda().logs(function.name());
      text.append("--- ").append(function.name()).append('\n');
      lines.stream()
          .skip(Math.max(0, lines.size() - LAST_LINES))
          .forEach(line -> text.append(line).append('\n'));
    }
    return new IllegalStateException(text.toString());
  }
}
