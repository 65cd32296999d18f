package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// Every wildcard in a resource of a policy, with its reason.
///
/// [PolicyCheck] and cdk-nag use the same list.
final class Wildcards {
  private static final String BELOW = "the units below those of the level change";
  private static final String IN_EVERY_REGION =
      "the parameters of the levels in this account, in every region that is tagged";

  private Wildcards() {}

  /// An allowed wildcard.
  ///
  /// @param resource the resource as in the template, with references as `${…}`
  record Allowance(String sid, String resource, String reason) {}

  static List<Allowance> allowed(Configuration configuration) {
    var allowed = new ArrayList<Allowance>();
    configuration
        .tagging()
        .ifPresent(_ -> {
          allowed.addAll(ofOrganization(configuration));
          allowed.addAll(ofTagging(configuration));
          allowed.addAll(ofJournals(configuration));
        });
    configuration.guardian().ifPresent(guardian -> allowed.addAll(ofGuardian(guardian)));
    configuration
        .button()
        .ifPresent(_ -> allowed.addAll(ofButton(new Names(configuration).button())));
    configuration
        .pipeline()
        .ifPresent(
            pipeline -> allowed.addAll(ofPipeline(pipeline, new Names(configuration).pipeline())));
    configuration
        .gate()
        .ifPresent(gate -> {
          var names = new Names(configuration).gate();
          allowed.addAll(ofGate(names));
          gate.learning().ifPresent(learning -> allowed.addAll(ofLearning(learning, names)));
        });
    return allowed;
  }

  private static List<Allowance> ofJournals(Configuration configuration) {
    var allowed = new ArrayList<Allowance>();
    for (var level : configuration.tags().levels()) {
      var bucket = new Names(configuration).level(level).journal();
      allowed.addAll(Journal.wildcards("${AWS::Partition}", bucket, level.level()));
    }
    return allowed;
  }

  private static List<Allowance> ofOrganization(Configuration configuration) {
    var organizations =
        "arn:${AWS::Partition}:organizations::%s:"
            .formatted(configuration.home().managementAccount());
    return List.of(
        new Allowance(
            "ListAccounts", "*", "ListAccounts does not support resource-level permissions"),
        new Allowance("ListUnits", organizations + "ou/*", BELOW),
        new Allowance("ListUnits", organizations + "root/*", BELOW),
        new Allowance(
            "ReadAccountTags",
            organizations + "account/*",
            "accounts only, not units or policies; the accounts are not known in advance"),
        new Allowance(
            "AssumeMemberRole",
            "arn:${AWS::Partition}:iam::*:role/" + configuration.tags().memberRole().pathAndName(),
            "one role by its path and name, in each account of the organization"));
  }

  private static List<Allowance> ofTagging(Configuration configuration) {
    var parameters =
        "arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter"
            + configuration.tags().parameterPrefix();
    var allowed = new ArrayList<Allowance>();
    allowed.add(
        new Allowance(
            "FindResources", "*", "GetResources does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "TagResources",
            "*",
            "the tagging API's TagResources does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "UntagResources",
            "*",
            "the tagging API's UntagResources does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "TagByService",
            "*",
            "every resource of the account can be tagged; the actions only tag"));
    allowed.add(
        new Allowance(
            "UntagByService",
            "*",
            "every resource of the account can be untagged; the actions only untag"));
    allowed.add(
        new Allowance(
            "FindUntagged",
            "*",
            "Resource Explorer's ListResources does not support resource-level permissions"));
    allowed.add(new Allowance("ReadLevels", parameters, IN_EVERY_REGION));
    allowed.add(new Allowance("ReadLevels", parameters + "/*", IN_EVERY_REGION));
    for (var level : configuration.tags().levels()) {
      allowed.add(new Allowance("WriteLevel", parameters + "/" + level.level(), IN_EVERY_REGION));
    }
    return allowed;
  }

  private static List<Allowance> ofGuardian(Guardian guardian) {
    var allowed = new ArrayList<Allowance>();
    allowed.add(
        new Allowance(
            "ListMachines", "*", "ListStateMachines does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "ReadMaxAgeTags", "*", "GetResources does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "ReadExpressMetrics",
            "*",
            "GetMetricData does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "PublishMetrics",
            "*",
            "PutMetricData does not support resource-level permissions; a condition restricts the namespace"));
    for (var region : guardian.regions()) {
      allowed.add(
          new Allowance(
              "ListExecutions",
              guardian.machines("${AWS::Partition}", region, "${AWS::AccountId}") + "*",
              "every machine is monitored, including those created later"));
    }
    return allowed;
  }

  private static List<Allowance> ofButton(ButtonNames names) {
    var iot = "arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:";
    var jobs = iot + "topic/$aws/things/${iot:Connection.Thing.ThingName}/jobs/*";
    return List.of(
        new Allowance(
            "SwitchJobEvents",
            "*",
            "the event configurations of AWS IoT do not support resource-level permissions"),
        new Allowance("StoreLabels", names.labels("${AWS::Partition}"), "labels only"),
        new Allowance("ReadLabels", names.labels("${AWS::Partition}"), "labels only"),
        new Allowance("QueuePrint", iot + "job/print-*", "the jobs of presses only"),
        new Allowance("ReadPrint", iot + "job/print-*", "the jobs of presses only"),
        new Allowance("CancelPrint", iot + "job/print-*", "the jobs of presses only"),
        new Allowance(
            "TellButtons",
            iot + "topic/groundcrew/button/*/result",
            "the result topics of the buttons only"),
        new Allowance("UseOwnJobs", jobs, "the jobs of the printer itself"),
        new Allowance("ReceiveOwnJobs", jobs, "the jobs of the printer itself"),
        new Allowance(
            "SubscribeToOwnJobs",
            jobs.replace(":topic/", ":topicfilter/"),
            "the jobs of the printer itself"));
  }

  private static List<Allowance> ofPipeline(Pipeline pipeline, PipelineNames names) {
    var place = ":${AWS::Region}:${AWS::AccountId}:";
    var allowed = new ArrayList<Allowance>();
    allowed.add(
        new Allowance(
            "FindCommands", "*", "ListCommands does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "CancelCommands", "*", "CancelCommand does not support resource-level permissions"));
    allowed.add(
        new Allowance(
            "ReadCommands", "*", "reading commands does not support resource-level permissions"));
    allowed.add(
        new Allowance("ReadOutputs", names.outputs("${AWS::Partition}"), "the outputs only"));
    allowed.add(
        new Allowance("WriteOutputs", names.outputs("${AWS::Partition}"), "the outputs only"));
    for (var i = 1; i <= pipeline.allowedTargets().size(); i++) {
      for (var machines :
          List.of("ec2" + place + "instance/i-*", "ssm" + place + "managed-instance/mi-*")) {
        allowed.add(
            new Allowance(
                "RunOnTagged" + i,
                "arn:${AWS::Partition}:" + machines,
                "the machines that have the tag, which a condition names"));
      }
    }
    return allowed;
  }

  private static List<Allowance> ofGate(GateNames names) {
    return List.of(
        new Allowance("WriteReports", names.reports("${AWS::Partition}"), "the reports only"),
        new Allowance(
            "AttachToNetwork",
            names.network("${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}"),
            "Lambda creates the network interfaces of a function, whose ids nobody knows before"),
        new Allowance(
            "DescribeNetwork",
            "*",
            "describing network interfaces does not support resource-level permissions"));
  }

  private static List<Allowance> ofLearning(Gate.Learning learning, GateNames names) {
    return List.of(
        new Allowance(
            "ReadLogs",
            GateNames.logs("${AWS::Partition}", learning),
            "the logs of one load balancer's folder"),
        new Allowance(
            "KeepLearned", names.state("${AWS::Partition}"), "what was learned of each day"));
  }

  /// Passes the reasons for the wildcards of these statements to cdk-nag.
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
