package groundcrew.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// The permissions of the blue/green gate.
record GatePermissions(Configuration configuration, Gate gate, GateNames names) {

  List<PolicyStatement> ofHook() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow(
            "AnswerHooks",
            List.of("codedeploy:PutLifecycleEventHookExecutionStatus"),
            "arn:%s:codedeploy:%s:%s:deploymentgroup:%s/%s"
                .formatted(
                    Aws.PARTITION,
                    Aws.REGION,
                    Aws.ACCOUNT_ID,
                    gate.application(),
                    gate.deploymentGroup())));
    statements.add(
        Statements.allow(
            "ReadList", List.of("s3:GetObject"), names.object(Aws.PARTITION, gate.list())));
    statements.add(
        Statements.allow("WriteReports", List.of("s3:PutObject"), names.reports(Aws.PARTITION)));
    statements.addAll(
        NetworkPermissions.of(
            names.hook(), names.network(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID)));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  List<PolicyStatement> ofList(Gate.Learning learning, IQueue failures) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        list(
            "ListLogs",
            GateNames.bucketOf(Aws.PARTITION, learning.logsBucket()),
            "StringLike",
            learning.logsPrefix() + "*"));
    statements.add(
        Statements.allow(
            "ReadLogs", List.of("s3:GetObject"), GateNames.logs(Aws.PARTITION, learning)));
    statements.add(
        list("ListLearned", names.bucket(Aws.PARTITION), "StringEquals", names.statePrefix()));
    statements.add(
        Statements.allow(
            "KeepLearned", List.of("s3:GetObject", "s3:PutObject"), names.state(Aws.PARTITION)));
    statements.add(
        Statements.allow(
            "PublishList", List.of("s3:PutObject"), names.object(Aws.PARTITION, gate.list())));
    statements.add(
        Statements.allow("SendFailures", List.of("sqs:SendMessage"), failures.getQueueArn()));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Returns the permission to list what begins with a prefix.
  private static PolicyStatement list(
      String sid, String bucketArn, String operator, String prefix) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.ALLOW)
        .actions(List.of("s3:ListBucket"))
        .resources(List.of(bucketArn))
        .conditions(Map.of(operator, Map.of("s3:prefix", prefix)))
        .build();
  }

  /// Returns the permission of CodeDeploy's service role.
  List<PolicyStatement> ofCaller(JavaFunction hook) {
    return List.of(
        Statements.allow("InvokeFunction", List.of("lambda:InvokeFunction"), hook.liveArn()));
  }
}
