package groundcrew.stepfn.light;

import static java.util.Locale.ROOT;

/// The states of a light, in the order of the page: those that need a person first, then running,
/// then unknown, then success.
enum LightState {
  FAILED("failed"),
  TIMED_OUT("timed out"),
  ABORTED("aborted"),
  OVERDUE("overdue"),
  UNREADABLE("unreadable"),
  /// Only if nothing is wrong: a run after a failure counts as failed until it succeeds.
  RUNNING("running"),
  NO_RUNS("no runs"),
  SUCCEEDED("succeeded");

  private final String word;
  private final String style;

  LightState(String word) {
    this.word = word;
    this.style = "gc-" + name().toLowerCase(ROOT).replace('_', '-');
  }

  /// Returns the displayed name.
  String word() {
    return word;
  }

  /// Returns the CSS class.
  String style() {
    return style;
  }

  /// Tells whether a person must act.
  boolean trouble() {
    return compareTo(RUNNING) < 0;
  }
}
