package groundcrew.cdk;

import groundcrew.treebutton.press.AwsPressItem;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.IQueue;

/// The permissions of the booth's functions and of its printer.
record ButtonPermissions(
    Configuration configuration, Button button, ButtonNames names, ITable table, IQueue failures) {

  List<PolicyStatement> ofPress() {
    var statements = ofOrders("BatchGetItem", "GetItem", "PutItem", "UpdateItem");
    statements.add(sendFailures());
    return statements;
  }

  List<PolicyStatement> ofReconcile() {
    var statements = ofOrders("GetItem", "PutItem");
    statements.add(
        Statements.allow(
            "FindOpenPresses",
            List.of("dynamodb:Query"),
            table.getTableArn() + "/index/" + AwsPressItem.OPEN));
    statements.add(
        Statements.allow(
            "ReadPrint",
            List.of("iot:DescribeJobExecution"),
            iot("job/print-*"),
            iot("thing/" + button.printer())));
    statements.add(Statements.allow("CancelPrint", List.of("iot:CancelJob"), iot("job/print-*")));
    statements.add(sendFailures());
    return statements;
  }

  List<PolicyStatement> ofJobEvent() {
    var statements = common("GetItem", "PutItem");
    statements.add(sendFailures());
    return statements;
  }

  List<PolicyStatement> ofCustomResource() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow(
            "SwitchJobEvents",
            List.of("iot:DescribeEventConfigurations", "iot:UpdateEventConfigurations"),
            "*"));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  /// Returns the permissions of the credentials that the printer gets for its certificate.
  List<PolicyStatement> ofPrinter() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow("ReadLabels", List.of("s3:GetObject"), names.labels(Aws.PARTITION)));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  private List<PolicyStatement> ofOrders(String... tableActions) {
    var statements = common(tableActions);
    statements.add(
        Statements.allow(
            "ReadToken",
            List.of("ssm:GetParameter"),
            "arn:%s:ssm:%s:%s:parameter%s"
                .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, button.tokenParameter())));
    statements.add(
        Statements.allow("StoreLabels", List.of("s3:PutObject"), names.labels(Aws.PARTITION)));
    statements.add(
        Statements.allow(
            "QueuePrint",
            List.of("iot:CreateJob"),
            iot("job/print-*"),
            iot("thing/" + button.printer()),
            "arn:%s:iot:%s::jobtemplate/AWS-Run-Command:1.0".formatted(Aws.PARTITION, Aws.REGION)));
    return statements;
  }

  private List<PolicyStatement> common(String... tableActions) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow(
            "RecordPresses",
            List.of(tableActions).stream().map(action -> "dynamodb:" + action).toList(),
            table.getTableArn()));
    statements.add(
        Statements.allow(
            "TellButtons", List.of("iot:Publish"), iot("topic/groundcrew/button/*/result")));
    statements.addAll(Statements.useKey(configuration));
    return statements;
  }

  private PolicyStatement sendFailures() {
    return Statements.allow("SendFailures", List.of("sqs:SendMessage"), failures.getQueueArn());
  }

  static String iot(String resource) {
    return "arn:%s:iot:%s:%s:%s".formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, resource);
  }
}
