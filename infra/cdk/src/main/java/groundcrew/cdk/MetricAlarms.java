package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.constructs.Construct;

/// Builds the alarms of a system: each notifies the topic, and its description links to its entry
/// in the runbook, which is named after the system and the end of the alarm's name.
///
/// @param scope of the alarms
/// @param prefix of the names of the system's resources
/// @param system beginning of the entries in the runbook, such as `button-`
/// @param topicArn topic of the alarms
record MetricAlarms(
    Construct scope, String prefix, String system, Configuration.Alarms alarms, String topicArn) {
  /// The period of every alarm on one metric.
  static final Duration PERIOD = Duration.ofMinutes(5);

  /// Returns an alarm on a value above 0 in one period. Missing data does not raise it.
  CfnAlarm.Builder alarm(String end, String event) {
    return CfnAlarm.Builder.create(scope, end)
        .alarmName(prefix + "-" + end)
        .alarmDescription(alarms.describe(event, system + end))
        .comparisonOperator("GreaterThanThreshold")
        .threshold(0)
        .evaluationPeriods(1)
        .treatMissingData("notBreaching")
        .alarmActions(List.of(topicArn));
  }

  /// Returns an alarm on one metric.
  CfnAlarm.Builder metric(String end, String event) {
    return alarm(end, event).period(PERIOD.toSeconds());
  }

  /// Returns an alarm on the errors of a function.
  CfnAlarm.Builder errors(String function, String event) {
    return metric(function.substring(prefix.length() + 1) + "-errors", event)
        .namespace("AWS/Lambda")
        .metricName("Errors")
        .dimensions(List.of(dimension("FunctionName", function)))
        .statistic("Sum");
  }

  /// Returns an alarm on the messages that wait in a queue.
  CfnAlarm.Builder messages(String end, String event, String queue) {
    return metric(end, event)
        .namespace("AWS/SQS")
        .metricName("ApproximateNumberOfMessagesVisible")
        .dimensions(List.of(dimension("QueueName", queue)))
        .statistic("Maximum");
  }

  static DimensionProperty dimension(String name, String value) {
    return DimensionProperty.builder().name(name).value(value).build();
  }
}
