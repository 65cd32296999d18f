package groundcrew.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// The permissions of the virtual machine step.
record PipelinePermissions(
    Configuration configuration,
    Pipeline pipeline,
    PipelineNames names,
    ITable table,
    IQueue failures) {
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
    statements.addAll(cancel());
    statements.add(record("PutItem", "UpdateItem"));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  List<PolicyStatement> ofCancel() {
    var statements = new ArrayList<>(cancel());
    statements.add(record("UpdateItem"));
    statements.add(
        Statements.allow("SendFailures", List.of("sqs:SendMessage"), failures.getQueueArn()));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  private static List<PolicyStatement> cancel() {
    return List.of(
        Statements.allow("FindCommands", List.of("ssm:ListCommands"), "*"),
        Statements.allow("CancelCommands", List.of("ssm:CancelCommand"), "*"));
  }

  private PolicyStatement record(String... operations) {
    return Statements.allow(
        "RecordSubmissions",
        List.of(operations).stream().map(operation -> "dynamodb:" + operation).toList(),
        table.getTableArn());
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
