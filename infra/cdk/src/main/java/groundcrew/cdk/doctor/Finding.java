package groundcrew.cdk.doctor;

/// What a check found.
///
/// @param what one sentence without its full stop
/// @param remedy command or setting that creates what is missing; empty where nothing is
record Finding(State state, String what, String remedy) {

  /// Whether a prerequisite is there.
  enum State {
    OK,
    MISSING,
    /// The credentials may not read it.
    UNKNOWN
  }

  static Finding ok(String what) {
    return new Finding(State.OK, what, "");
  }

  static Finding missing(String what, String remedy) {
    return new Finding(State.MISSING, what, remedy);
  }

  static Finding unknown(String what) {
    return new Finding(State.UNKNOWN, what, "");
  }

  boolean isMissing() {
    return state == State.MISSING;
  }
}
