package groundcrew.cdk;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iot.CfnTopicRule;
import software.amazon.awscdk.services.iot.CfnTopicRule.ActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.LambdaActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.SqsActionProperty;
import software.amazon.awscdk.services.iot.CfnTopicRule.TopicRulePayloadProperty;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// An AWS IoT rule that invokes a function with each message that it selects. A message that cannot
/// be given to the function goes to a queue.
final class TopicRule extends Construct {
  /// The properties of one rule.
  ///
  /// @param errors role that sends to the queue
  record Props(String name, String description, String sql, Role errors) {}

  TopicRule(Construct scope, String id, Props props, JavaFunction target, IQueue failures) {
    super(scope, id);
    var rule =
        CfnTopicRule.Builder.create(this, "Rule")
            .ruleName(props.name())
            .topicRulePayload(
                TopicRulePayloadProperty.builder()
                    .description(props.description())
                    .sql(props.sql())
                    .awsIotSqlVersion("2016-03-23")
                    .ruleDisabled(false)
                    .actions(
                        List.of(
                            ActionProperty.builder()
                                .lambda(
                                    LambdaActionProperty.builder()
                                        .functionArn(target.liveArn())
                                        .build())
                                .build()))
                    .errorAction(
                        ActionProperty.builder()
                            .sqs(
                                SqsActionProperty.builder()
                                    .queueUrl(failures.getQueueUrl())
                                    .roleArn(props.errors().getRoleArn())
                                    .useBase64(false)
                                    .build())
                            .build())
                    .build())
            .build();
    CfnPermission.Builder.create(this, "Permission")
        .functionName(target.liveArn())
        .action("lambda:InvokeFunction")
        .principal("iot.amazonaws.com")
        .sourceAccount(Aws.ACCOUNT_ID)
        .sourceArn(rule.getAttrArn())
        .build();
  }

  /// Returns the principal of the rules' roles.
  static ServicePrincipal principal() {
    return new ServicePrincipal("iot.amazonaws.com");
  }
}
