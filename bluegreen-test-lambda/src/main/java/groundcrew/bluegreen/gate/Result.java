package groundcrew.bluegreen.gate;

/// What became of a row.
public enum Result {
  /// Blue meets the expectation, green does not.
  REGRESSION(false, true),
  /// Green does not meet the expectation, and there is no blue to compare with.
  FAILED(false, true),
  /// The row was not requested: its URL belongs to another host.
  REFUSED(false, true),
  /// Neither blue nor green meets the expectation: the row says nothing about green.
  FAILED_ON_BOTH(false, false),
  /// Green meets the expectation.
  PASSED(true, true);

  private final boolean passed;
  private final boolean counted;

  Result(boolean passed, boolean counted) {
    this.passed = passed;
    this.counted = counted;
  }

  /// Tells whether the row's weight is on green's side.
  boolean passed() {
    return passed;
  }

  /// Tells whether the row counts at all.
  boolean counted() {
    return counted;
  }
}
