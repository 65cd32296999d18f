package groundcrew.local.stepfunctions;

/// How a state machine works, which it never changes.
public enum MachineType {
  /// Each execution is kept, listed and told of.
  STANDARD,
  /// Executions are counted only.
  EXPRESS
}
