package groundcrew.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The permissions of the virtual machine step.
record PipelinePermissions(
    Configuration configuration, Pipeline pipeline, PipelineNames names, ITable table) {
  private static final String TAG = "tag:";

  List<PolicyStatement> ofSubmit() {
    var statements = new ArrayList<PolicyStatement>();
    var document = ssm("document/" + names.document(pipeline.platform()));
    statements.add(
        Statements.allow("UseDocument", List.of("ssm:GetDocument", "ssm:SendCommand"), document));
    var ids = pipeline.allowedTargets().stream().filter(name -> !name.startsWith(TAG)).toList();
    if (!ids.isEmpty()) {
      statements.add(
          Statements.allow(
              "RunOnMachines",
              List.of("ssm:SendCommand"),
              ids.stream().map(PipelinePermissions::machine).toArray(String[]::new)));
    }
    for (var name : pipeline.allowedTargets()) {
      if (name.startsWith(TAG)) {
        statements.add(runOnTagged(name));
      }
    }
    statements.add(Statements.allow("FindCommands", List.of("ssm:ListCommands"), "*"));
    statements.add(
        Statements.allow(
            "RecordSubmissions",
            List.of("dynamodb:PutItem", "dynamodb:UpdateItem"),
            table.getTableArn()));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Returns the permission to run the document on every machine that has the tag.
  private PolicyStatement runOnTagged(String name) {
    var separator = name.indexOf('=');
    var key = name.substring(TAG.length(), separator);
    var statement =
        Statements.allow(
            "RunOnTagged" + (pipeline.allowedTargets().indexOf(name) + 1),
            List.of("ssm:SendCommand"),
            machine("i-*"),
            machine("mi-*"));
    statement.addCondition(
        "StringEquals", Map.of("ssm:resourceTag/" + key, name.substring(separator + 1)));
    return statement;
  }

  List<PolicyStatement> ofStatus() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow(
            "ReadCommands",
            List.of("ssm:GetCommandInvocation", "ssm:ListCommandInvocations", "ssm:ListCommands"),
            "*"));
    statements.add(
        Statements.allow("ReadOutputs", List.of("s3:GetObject"), names.outputs(Aws.PARTITION)));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Hybrid nodes belong to Systems Manager, instances to EC2.
  private static String machine(String id) {
    return id.startsWith("m")
        ? ssm("managed-instance/" + id)
        : "arn:%s:ec2:%s:%s:instance/%s".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, id);
  }

  private static String ssm(String resource) {
    return "arn:%s:ssm:%s:%s:%s".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, resource);
  }
}
