package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.ArrayList;
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
  private static final String BELOW = "which units are below those of the level changes every day";
  private static final String IN_EVERY_REGION =
      "the levels' parameters of this account, in every region that is tagged";

  private Wildcards() {}

  /// A wildcard that is allowed.
  ///
  /// @param resource the resource as a template says it, references as `${…}`
  record Allowance(String sid, String resource, String reason) {}

  static List<Allowance> allowed(Configuration configuration) {
    var allowed = new ArrayList<>(ofOrganization(configuration));
    allowed.addAll(ofTagging(configuration));
    configuration.guardian().ifPresent(guardian -> allowed.addAll(ofGuardian(guardian)));
    for (var level : configuration.tagging().levels()) {
      var objects =
          Journal.objects("${AWS::Partition}", new Names(configuration).level(level).journal());
      allowed.add(new Allowance("WriteJournal", objects, "the journal's objects, not the bucket"));
      allowed.add(new Allowance("ReadJournal", objects, "the journal's objects, not the bucket"));
    }
    return allowed;
  }

  private static List<Allowance> ofOrganization(Configuration configuration) {
    var organizations = "arn:${AWS::Partition}:organizations::*:";
    return List.of(
        new Allowance("ListAccounts", "*", "ListAccounts knows no resource"),
        new Allowance("ListUnits", organizations + "ou/*", BELOW),
        new Allowance("ListUnits", organizations + "root/*", BELOW),
        new Allowance(
            "ReadAccountTags",
            organizations + "account/*",
            "accounts alone, not units or policies; which ones is not known beforehand"),
        new Allowance(
            "AssumeMemberRole",
            "arn:${AWS::Partition}:iam::*:role/" + configuration.memberRole().pathAndName(),
            "one role by its exact path and name, in each account of the organization"));
  }

  private static List<Allowance> ofTagging(Configuration configuration) {
    var parameters =
        "arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter"
            + configuration.tagging().parameterPrefix();
    var allowed = new ArrayList<Allowance>();
    allowed.add(new Allowance("FindResources", "*", "GetResources knows no resource"));
    allowed.add(
        new Allowance("TagResources", "*", "the tagging API's TagResources knows no resource"));
    allowed.add(
        new Allowance("UntagResources", "*", "the tagging API's UntagResources knows no resource"));
    allowed.add(
        new Allowance(
            "TagByService", "*", "every resource of the account is tagged; the actions only tag"));
    allowed.add(
        new Allowance(
            "UntagByService", "*", "every resource may lose a tag; the actions only untag"));
    allowed.add(
        new Allowance("FindUntagged", "*", "Resource Explorer's ListResources knows no resource"));
    allowed.add(new Allowance("ReadLevels", parameters, IN_EVERY_REGION));
    allowed.add(new Allowance("ReadLevels", parameters + "/*", IN_EVERY_REGION));
    for (var level : configuration.tagging().levels()) {
      allowed.add(new Allowance("WriteLevel", parameters + "/" + level.level(), IN_EVERY_REGION));
    }
    return allowed;
  }

  private static List<Allowance> ofGuardian(Guardian guardian) {
    var allowed = new ArrayList<Allowance>();
    allowed.add(new Allowance("ListMachines", "*", "ListStateMachines knows no resource"));
    allowed.add(new Allowance("ReadMaxAgeTags", "*", "GetResources knows no resource"));
    allowed.add(new Allowance("ReadExpressMetrics", "*", "GetMetricData knows no resource"));
    allowed.add(
        new Allowance(
            "PublishMetrics",
            "*",
            "PutMetricData knows no resource; one namespace by a condition"));
    for (var region : guardian.regions()) {
      allowed.add(
          new Allowance(
              "ListExecutions",
              guardian.machines("${AWS::Partition}", region, "${AWS::AccountId}") + "*",
              "every machine is watched, those too that come later"));
    }
    return allowed;
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
