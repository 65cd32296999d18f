package groundcrew.cdk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The permissions by which Lambda attaches a function to a VPC.
///
/// Lambda uses them with the function's role, which the function's code has too. What the code
/// calls itself is denied: it could attach an interface to any subnet otherwise, or delete those of
/// others.
final class NetworkPermissions {
  private static final List<String> INTERFACES =
      List.of(
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  private static final List<String> DESCRIPTIONS =
      List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets");

  private NetworkPermissions() {}

  /// Returns the statements of a role.
  ///
  /// @param function name of the only function that has the role
  /// @param network ARN of everything of EC2 in the account and the region
  static List<PolicyStatement> of(String function, String network) {
    return List.of(
        Statements.allow("AttachToNetwork", INTERFACES, network),
        Statements.allow("DescribeNetwork", DESCRIPTIONS, "*"),
        PolicyStatement.Builder.create()
            .sid("DenyNetworkToCode")
            .effect(Effect.DENY)
            .actions(Stream.concat(INTERFACES.stream(), DESCRIPTIONS.stream()).toList())
            .resources(List.of("*"))
            // Lambda gives it without a version.
            .conditions(
                Map.of(
                    "ArnEquals", Map.of("lambda:SourceFunctionArn", JavaFunction.arnOf(function))))
            .build());
  }
}
