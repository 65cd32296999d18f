package groundcrew.stepfn.machine;

/// What executions of a machine are like.
public enum MachineType {
  /// They can be listed, and their ends are events.
  STANDARD,
  /// They are neither listed nor told: only AWS's own metrics count them.
  EXPRESS
}
