package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// Tells a person when a level of tags does not do its work.
///
/// Each alarm has its entry in the runbook, under the end of its name.
final class LevelAlarms extends Construct {
  private static final String QUEUES = "AWS/SQS";

  private final LevelNames names;
  private final ITopic topic;

  LevelAlarms(Construct scope, String id, Configuration configuration, LevelNames names) {
    super(scope, id);
    this.names = names;
    topic =
        Topic.fromTopicArn(
            this, "Topic", new Names(configuration).alarmTopicArn(configuration.home().region()));
    for (var queue :
        List.of(names.orders() + "-dead", names.undo() + "-dead", names.failedRuns())) {
      alarm(
          queue,
          "Messages wait in " + queue,
          metric(QUEUES, "ApproximateNumberOfMessagesVisible", "QueueName", queue, "Maximum"),
          0);
    }
    var oldest = configuration.tagging().queue().oldestMessage();
    alarm(
        names.orders() + "-old",
        "A message waits in %s for more than %s".formatted(names.orders(), oldest),
        metric(QUEUES, "ApproximateAgeOfOldestMessage", "QueueName", names.orders(), "Maximum"),
        oldest.toSeconds());
    for (var function : List.of(names.lister(), names.tagger(), names.undo())) {
      alarm(
          function + "-errors",
          "The function %s failed".formatted(function),
          metric("AWS/Lambda", "Errors", "FunctionName", function, "Sum"),
          0);
    }
  }

  private static Metric metric(
      String namespace, String name, String dimension, String value, String statistic) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .dimensionsMap(Map.of(dimension, value))
        .statistic(statistic)
        .period(Statements.seconds(Duration.ofMinutes(5)))
        .build();
  }

  private void alarm(String name, String meaning, Metric metric, long threshold) {
    // Its end is enough: the other levels' alarms are in stacks of their own.
    Alarm.Builder.create(this, name.substring(names.prefix().length() + 1))
        .alarmName(name)
        .alarmDescription(meaning + ". What to do: infra/cdk/README.md")
        .metric(metric)
        .threshold(threshold)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build()
        .addAlarmAction(new SnsAction(topic));
  }
}
