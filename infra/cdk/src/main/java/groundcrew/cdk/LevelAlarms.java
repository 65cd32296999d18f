package groundcrew.cdk;

import java.time.Duration;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// The alarms of one level of tags.
///
/// Each alarm has an entry in the runbook, named `tagging-` and the end of the alarm's name.
final class LevelAlarms extends Construct {
  private static final String QUEUES = "AWS/SQS";

  private final LevelNames names;
  private final Configuration.Alarms alarms;
  private final ITopic topic;

  LevelAlarms(
      Construct scope,
      String id,
      Configuration configuration,
      LevelNames names,
      Configuration.Alarms alarms) {
    super(scope, id);
    this.names = names;
    this.alarms = alarms;
    topic =
        Topic.fromTopicArn(
            this, "Topic", new Names(configuration).alarmTopicArn(configuration.home().region()));
    messages(
        WorkQueue.deadLetters(names.tasks()), "Tagging tasks failed permanently and wait in %s");
    messages(
        WorkQueue.deadLetters(names.undoTasks()), "Undo tasks failed permanently and wait in %s");
    messages(names.failedRuns(), "Runs failed or did not start and wait in %s");
    var oldest = configuration.tags().queue().oldestMessage();
    alarm(
        names.tasks() + "-old",
        "A tagging task has been waiting in %s for more than %s".formatted(names.tasks(), oldest),
        metric(QUEUES, "ApproximateAgeOfOldestMessage", "QueueName", names.tasks(), "Maximum"),
        oldest.toSeconds());
    errors(names.accountTagger());
    errors(names.resourceTagger());
    errors(names.undo());
  }

  private void messages(String queue, String event) {
    alarm(
        queue,
        event.formatted(queue),
        metric(QUEUES, "ApproximateNumberOfMessagesVisible", "QueueName", queue, "Maximum"),
        0);
  }

  private void errors(String function) {
    alarm(
        function + "-errors",
        "The function %s failed".formatted(function),
        metric("AWS/Lambda", "Errors", "FunctionName", function, "Sum"),
        0);
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

  private void alarm(String name, String event, Metric metric, long threshold) {
    var end = name.substring(names.prefix().length() + 1);
    Alarm.Builder.create(this, end)
        .alarmName(name)
        .alarmDescription(alarms.describe(event, "tagging-" + end))
        .metric(metric)
        .threshold(threshold)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build()
        .addAlarmAction(new SnsAction(topic));
  }
}
