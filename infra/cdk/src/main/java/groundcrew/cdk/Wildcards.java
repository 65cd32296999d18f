package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// Every wildcard in a resource of a policy, with the reason why it is there.
///
/// [PolicyCheck] and cdk-nag read the same list, so that no wildcard is excused in one of them
/// only.
final class Wildcards {
  private Wildcards() {}

  /// A wildcard that is allowed.
  ///
  /// @param resource the resource as a template says it, references as `${…}`
  record Allowance(String sid, String resource, String reason) {}

  static List<Allowance> allowed(Configuration configuration) {
    var parameters =
        "arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter"
            + configuration.tagging().parameterPrefix()
            + "/*";
    return List.of(
        new Allowance("ListAccounts", "*", "ListAccounts knows no resource"),
        new Allowance(
            "ReadAccountTags",
            "arn:${AWS::Partition}:organizations::*:account/*",
            "accounts alone, not units or policies; which ones is not known beforehand"),
        new Allowance(
            "AssumeMemberRole",
            "arn:${AWS::Partition}:iam::*:role/" + configuration.memberRole().pathAndName(),
            "one role by its exact path and name, in each account of the organization"),
        new Allowance("FindResources", "*", "GetResources knows no resource"),
        new Allowance("TagResources", "*", "the tagging API's TagResources knows no resource"),
        new Allowance(
            "TagByService", "*", "every resource of the account is tagged; the actions only tag"),
        new Allowance(
            "ReadLevels",
            parameters.substring(0, parameters.length() - 2),
            "the levels' parameters of this account, in every region that is tagged"),
        new Allowance(
            "ReadLevels",
            parameters,
            "the levels' parameters of this account, in every region that is tagged"),
        new Allowance(
            "WriteLevel",
            parameters,
            "the levels' parameters of this account, in every region that is tagged"));
  }

  /// Tells cdk-nag why the wildcards of these statements are in the policies of a role or a policy.
  static void explain(
      Construct scope, Configuration configuration, List<PolicyStatement> statements) {
    var sids = statements.stream().map(PolicyStatement::getSid).collect(Collectors.toSet());
    var reasons = new LinkedHashMap<String, String>();
    for (var allowance : allowed(configuration)) {
      if (!sids.contains(allowance.sid())) {
        continue;
      }
      reasons.merge(
          allowance.resource().replaceAll("\\$\\{([^}]+)}", "<$1>"),
          allowance.sid() + ": " + allowance.reason(),
          (one, other) -> one + "; " + other);
    }
    var suppressions =
        reasons.entrySet().stream()
            .map(entry ->
                NagPackSuppression.builder()
                    .id("AwsSolutions-IAM5")
                    .reason(entry.getValue())
                    .appliesTo(List.of("Resource::" + entry.getKey()))
                    .build())
            .toList();
    if (!suppressions.isEmpty()) {
      NagSuppressions.addResourceSuppressions(scope, suppressions);
    }
  }
}
