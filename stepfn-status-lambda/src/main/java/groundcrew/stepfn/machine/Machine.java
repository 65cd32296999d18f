package groundcrew.stepfn.machine;

import java.util.regex.Pattern;

/// A state machine.
///
/// @param arn without version or alias, such as
///   `arn:aws:states:eu-west-1:111122223333:stateMachine:name`
public record Machine(String arn, MachineType type) {
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:states:[^:]+:[^:]+:stateMachine:[^:/]+");
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final int NAME = 6;

  public Machine {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "%s is not the ARN of a state machine: expected one such as %s"
              .formatted(arn, "arn:aws:states:eu-west-1:111122223333:stateMachine:name"));
    }
  }

  /// Returns the name, which is the last part of the ARN.
  public String name() {
    return part(NAME);
  }

  /// Returns its account.
  public String account() {
    return part(ACCOUNT);
  }

  /// Returns its region.
  public String region() {
    return part(REGION);
  }

  private String part(int index) {
    return arn.split(":", -1)[index];
  }
}
