package groundcrew.local.stepfunctions;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import java.util.regex.Pattern;

/// The ARNs of state machines and executions.
final class Arns {
  private static final Pattern FORM =
      Pattern.compile("arn:aws:states:[a-z0-9-]+:\\d{12}:(\\w+)(:[^:]+)+");

  private Arns() {}

  static String machine(String account, String region, String name) {
    return "arn:aws:states:%s:%s:stateMachine:%s".formatted(region, account, name);
  }

  /// Returns an execution's ARN; an EXPRESS one has a further part that makes it unique.
  static String execution(Machine machine, String name) {
    return "arn:aws:states:%s:%s:%s:%s:%s"
        .formatted(
            machine.region(),
            machine.account(),
            machine.type() == MachineType.EXPRESS ? "express" : "execution",
            machine.name(),
            name);
  }

  /// Returns the ARN of the machine that an execution belongs to.
  static String machineOf(String executionArn) {
    var arn = Arn.parse(executionArn);
    return machine(arn.account(), arn.region(), arn.resource().split(":", -1)[1]);
  }

  static boolean express(String executionArn) {
    return Arn.parse(executionArn).resource().startsWith("express:");
  }

  /// Returns the ARN, if it is one of a kind such as `execution`.
  ///
  /// @throws AwsError otherwise
  static String require(String arn, String kind) {
    var matcher = FORM.matcher(arn);
    if (!matcher.matches()) {
      throw new AwsError(400, "InvalidArn", "Invalid Arn: '%s'".formatted(arn));
    }
    if (!matcher.group(1).equals(kind)) {
      throw new AwsError(
          400,
          "InvalidArn",
          "Invalid Arn: 'Resource type not valid in this context: %s'".formatted(matcher.group(1)));
    }
    return arn;
  }
}
