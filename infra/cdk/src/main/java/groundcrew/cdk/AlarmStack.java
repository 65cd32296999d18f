package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// Tells a person by e-mail when something ended in a dead-letter queue.
final class AlarmStack extends Stack {
  AlarmStack(Construct scope, Configuration configuration, String email) {
    super(
        scope,
        new Names(configuration).alarmStack(),
        StackProps.builder()
            .description("Groundcrew: alarms by e-mail")
            .env(
                Environment.builder()
                    .account(configuration.home().account())
                    .region(configuration.home().region())
                    .build())
            .build());
    var names = new Names(configuration);
    var topic =
        Topic.Builder.create(this, "Topic").topicName(names.alarmStack()).enforceSsl(true).build();
    topic.addSubscription(new EmailSubscription(email));
    // A topic with a policy of its own loses the default one, by which alarms could publish.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsPublish")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
    if (configuration.house().kmsKey().isEmpty()) {
      NagSuppressions.addResourceSuppressions(
          topic,
          List.of(
              NagPackSuppression.builder()
                  .id("AwsSolutions-SNS2")
                  .reason("Alarms cannot publish under the AWS managed key; house.kmsKey is used")
                  .build()));
    }
    alarm("DeadMessages", names.deadMessages(), topic);
    alarm("FailedRuns", names.failedRuns(), topic);
  }

  private void alarm(String id, String queue, Topic topic) {
    var waiting =
        Metric.Builder.create()
            .namespace("AWS/SQS")
            .metricName("ApproximateNumberOfMessagesVisible")
            .dimensionsMap(Map.of("QueueName", queue))
            .statistic("Maximum")
            .period(Duration.minutes(5))
            .build();
    Alarm.Builder.create(this, id)
        .alarmName(queue)
        .alarmDescription("Messages wait in " + queue + ": look at them, then redrive or delete")
        .metric(waiting)
        .threshold(0)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build()
        .addAlarmAction(new SnsAction(topic));
  }
}
