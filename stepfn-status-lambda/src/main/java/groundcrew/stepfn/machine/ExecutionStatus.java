package groundcrew.stepfn.machine;

import java.util.Arrays;
import java.util.Optional;

/// The status of an execution. The codes are metric values; 0 stands for a machine that never ran.
public enum ExecutionStatus {
  RUNNING(1),
  SUCCEEDED(2),
  FAILED(3),
  TIMED_OUT(4),
  ABORTED(5),
  /// A child of a Map Run that waits for a redrive of its parent.
  PENDING_REDRIVE(6);

  /// The code of a machine that never ran.
  public static final int NONE_YET = 0;

  private final int code;

  ExecutionStatus(int code) {
    this.code = code;
  }

  /// Returns the status with this name, as in Step Functions and its events; empty for a status
  /// that AWS has added since.
  public static Optional<ExecutionStatus> of(String name) {
    return Arrays.stream(values()).filter(status -> status.name().equals(name)).findFirst();
  }

  /// Returns the metric value.
  public int code() {
    return code;
  }

  /// Tells whether the execution has ended, so that its status is an outcome.
  public boolean finished() {
    return this != RUNNING && this != PENDING_REDRIVE;
  }

  /// Tells whether the execution has ended without success.
  public boolean unsuccessful() {
    return finished() && this != SUCCEEDED;
  }
}
