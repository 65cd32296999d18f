package groundcrew.pipelinevm.status;

/// Whether a command has ended on a machine, and how.
public enum InvocationState {
  RUNNING,
  SUCCEEDED,
  FAILED;

  /// Returns the state that a status of Run Command means. Only the status decides: the response
  /// code of a command in flight is -1.
  public static InvocationState of(String status) {
    return switch (status) {
      case "Pending", "InProgress", "Delayed", "Cancelling" -> RUNNING;
      case "Success" -> SUCCEEDED;
      default -> FAILED;
    };
  }
}
