package groundcrew.cdk;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;

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
    // Lambda itself makes these calls, with the function's role.
    statements.add(
        Statements.allow(
            "AttachToNetwork",
            List.of(
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses"),
            names.network(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID)));
    statements.add(
        Statements.allow(
            "DescribeNetwork",
            List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"),
            "*"));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Returns the permission of CodeDeploy's service role.
  List<PolicyStatement> ofCaller(JavaFunction hook) {
    return List.of(
        Statements.allow("InvokeFunction", List.of("lambda:InvokeFunction"), hook.liveArn()));
  }
}
