package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// The topic that sends the alarms of every system in a region by e-mail. The alarms themselves are
/// in the stacks of the resources that they monitor.
final class AlarmStack extends HomeStack {
  AlarmStack(Construct scope, Configuration configuration, String region, String email) {
    super(
        scope,
        new Names(configuration).alarmStack(region),
        "the topic that sends alarms by e-mail",
        configuration.home().account(),
        region);
    var topic =
        Topic.Builder.create(this, "Topic")
            .topicName(new Names(configuration).alarms())
            .enforceSsl(true)
            .build();
    topic.addSubscription(new EmailSubscription(email));
    // A topic with its own policy loses the default policy, which lets alarms publish.
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsPublish")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
            .build());
    if (configuration.stackDefaults().kmsKey().isEmpty()) {
      NagSuppressions.addResourceSuppressions(
          topic,
          List.of(
              NagPackSuppression.builder()
                  .id("AwsSolutions-SNS2")
                  .reason(
                      "Alarms cannot publish with the AWS managed key; set stackDefaults.kmsKey instead")
                  .build()));
    }
  }
}
