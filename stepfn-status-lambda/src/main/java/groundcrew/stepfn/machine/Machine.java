package groundcrew.stepfn.machine;

/// A state machine.
///
/// @param arn without version or alias
public record Machine(String arn, MachineType type) {
  private static final int NAME = 6;

  /// Returns the name, which is the last part of the ARN.
  public String name() {
    return arn.split(":", NAME + 1)[NAME];
  }
}
