package groundcrew.local.stepfunctions;

/// How far an execution is.
public enum Status {
  /// It has not ended.
  RUNNING,
  /// It ended well.
  SUCCEEDED,
  /// It ended with an error.
  FAILED,
  /// It ran out of time.
  TIMED_OUT,
  /// Somebody stopped it.
  ABORTED;

  /// Tells whether an execution that ended so may be redriven.
  boolean redrivable() {
    return this == FAILED || this == TIMED_OUT || this == ABORTED;
  }
}
