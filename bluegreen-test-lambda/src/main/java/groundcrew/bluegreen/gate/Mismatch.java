package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.list.Expectation;
import groundcrew.bluegreen.request.Answer;
import java.util.Optional;

/// Compares an answer with what a row expects.
final class Mismatch {
  private Mismatch() {}

  /// Returns why the answer does not meet the expectation, or empty if it does.
  static Optional<String> of(Expectation expected, Answer answer) {
    if (answer.failure().isPresent()) {
      return answer.failure();
    }
    var status = answer.status().orElseThrow();
    if (!expected.status().contains(status)) {
      return Optional.of(
          "status %d, expected %s".formatted(status, expected.status())
              + answer.location().map(location -> ": a redirect to " + location).orElse(""));
    }
    if (!answer.found()) {
      return Optional.of("the body has no \"%s\"".formatted(expected.contains().orElse("")));
    }
    return expected
        .longest()
        .filter(longest -> answer.time().compareTo(longest) > 0)
        .map(longest ->
            "%d ms, expected at most %d".formatted(answer.time().toMillis(), longest.toMillis()));
  }

  /// Returns the expectation in words.
  static String describe(Expectation expected) {
    return expected.status()
        + expected.contains().map(text -> ", contains \"%s\"".formatted(text)).orElse("")
        + expected.longest().map(most -> ", at most %d ms".formatted(most.toMillis())).orElse("");
  }
}
