package groundcrew.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// The permissions of the Guardian's functions.
record GuardianPermissions(
    Configuration configuration,
    Guardian guardian,
    String region,
    ITable table,
    IQueue failures,
    Optional<String> topicArn) {

  List<PolicyStatement> ofPublisher() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(Statements.allow("ListMachines", List.of("states:ListStateMachines"), "*"));
    statements.add(
        Statements.allow(
            "ListExecutions",
            List.of("states:ListExecutions"),
            guardian.machines(Aws.PARTITION, region, Aws.ACCOUNT_ID) + "*"));
    statements.add(Statements.allow("ReadMaxAgeTags", List.of("tag:GetResources"), "*"));
    statements.add(
        Statements.allow("ReadExpressMetrics", List.of("cloudwatch:GetMetricData"), "*"));
    statements.add(table("UpdateMachineStatuses", "Scan", "GetItem", "PutItem", "DeleteItem"));
    statements.add(publish());
    statements.addAll(notifyPeople());
    statements.addAll(sendFailures());
    return statements;
  }

  List<PolicyStatement> ofEvents(WorkQueue events) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(events.receive());
    statements.add(table("UpdateMachineStatuses", "GetItem", "PutItem"));
    statements.add(publish());
    statements.addAll(notifyPeople());
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  List<PolicyStatement> ofWidget() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(table("ReadMachineStatuses", "Scan"));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  private PolicyStatement publish() {
    return PolicyStatement.Builder.create()
        .sid("PublishMetrics")
        .effect(Effect.ALLOW)
        .actions(List.of("cloudwatch:PutMetricData"))
        .resources(List.of("*"))
        .conditions(Map.of("StringEquals", Map.of("cloudwatch:namespace", guardian.namespace())))
        .build();
  }

  private List<PolicyStatement> notifyPeople() {
    return topicArn.stream()
        .map(topic -> Statements.allow("NotifyPeople", List.of("sns:Publish"), topic))
        .toList();
  }

  private List<PolicyStatement> sendFailures() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow("SendFailures", List.of("sqs:SendMessage"), failures.getQueueArn()));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  private PolicyStatement table(String sid, String... operations) {
    return Statements.allow(
        sid,
        List.of(operations).stream().map(operation -> "dynamodb:" + operation).toList(),
        table.getTableArn());
  }
}
