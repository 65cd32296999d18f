package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.LocalCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Waits where failures are wanted, which a system's own waiting takes for its end.
record Patience(LocalCloud cloud) {
  /// After this long without its end, what other processes do is taken for hung. It measures
  /// nothing: a slow machine never reaches it.
  static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Duration POLL = Duration.ofMillis(50);

  /// Waits for what other processes do; a refused call ends the wait. Returns the other problems.
  List<String> await(BooleanSupplier condition) {
    var problems = new ArrayList<String>();
    var end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      problems.addAll(cloud.takeProblems());
      assertThat(problems).noneMatch(problem -> problem.contains("not authorized to perform"));
      assertThat(System.nanoTime())
          .as("did not happen within %s: %s", LIMIT, problems)
          .isLessThan(end);
      cloud.goOn(POLL);
    }
    problems.addAll(cloud.takeProblems());
    return problems;
  }
}
