package groundcrew.stepfn.light;

import static java.util.Locale.ROOT;

/// How a machine stands, in the order of the page: what needs a person comes first, then what may
/// still turn out, then what nothing is known of, then what is well.
enum LightState {
  FAILED("failed"),
  TIMED_OUT("timed out"),
  ABORTED("aborted"),
  OVERDUE("overdue"),
  /// Only where nothing is wrong: what runs again after a failure has failed until it succeeds.
  RUNNING("running"),
  NO_RUNS("no runs"),
  SUCCEEDED("succeeded");

  private final String word;
  private final String style;

  LightState(String word) {
    this.word = word;
    this.style = "gc-" + name().toLowerCase(ROOT).replace('_', '-');
  }

  /// Returns the name that people read.
  String word() {
    return word;
  }

  /// Returns the name of the style.
  String style() {
    return style;
  }

  /// Tells whether a person has to look.
  boolean trouble() {
    return compareTo(RUNNING) < 0;
  }
}
