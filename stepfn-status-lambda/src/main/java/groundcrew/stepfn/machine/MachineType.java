package groundcrew.stepfn.machine;

/// The type of a state machine.
public enum MachineType {
  /// Executions can be listed, and status changes are events.
  STANDARD,
  /// Executions are neither listed nor sent as events: only the native metrics count them.
  EXPRESS
}
