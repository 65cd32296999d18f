package groundcrew.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// What the functions of the Guardian may do.
record GuardianPermissions(
    Configuration configuration, Guardian guardian, String region, ITable table, IQueue failures) {

  List<PolicyStatement> ofPublisher() {
    var may = new ArrayList<PolicyStatement>();
    may.add(Statements.allow("ListMachines", List.of("states:ListStateMachines"), "*"));
    may.add(
        Statements.allow(
            "ListExecutions",
            List.of("states:ListExecutions"),
            guardian.machines(Aws.PARTITION, region, Aws.ACCOUNT_ID) + "*"));
    may.add(Statements.allow("FindMaxAges", List.of("tag:GetResources"), "*"));
    may.add(Statements.allow("CountExpress", List.of("cloudwatch:GetMetricData"), "*"));
    may.add(table("KeepReadings", "Scan", "GetItem", "PutItem", "DeleteItem"));
    may.add(publish());
    may.addAll(failing());
    return may;
  }

  List<PolicyStatement> ofEvents() {
    var may = new ArrayList<PolicyStatement>();
    may.add(table("KeepReadings", "GetItem", "PutItem"));
    may.add(publish());
    may.addAll(failing());
    return may;
  }

  List<PolicyStatement> ofWidget() {
    var may = new ArrayList<PolicyStatement>();
    may.add(table("SeeReadings", "Scan"));
    may.addAll(Statements.useKey(configuration));
    return may;
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

  private List<PolicyStatement> failing() {
    var may = new ArrayList<PolicyStatement>();
    may.add(Statements.allow("KeepFailures", List.of("sqs:SendMessage"), failures.getQueueArn()));
    may.addAll(Statements.useKey(configuration));
    return may;
  }

  private PolicyStatement table(String sid, String... operations) {
    return Statements.allow(
        sid,
        List.of(operations).stream().map(operation -> "dynamodb:" + operation).toList(),
        table.getTableArn());
  }
}
