package groundcrew.cdk;

import groundcrew.treebutton.metrics.EmbeddedPressMetrics;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.constructs.Construct;

/// The alarms of the booth. Each has an entry in the runbook, named `button-` and the end of the
/// alarm's name.
final class ButtonAlarms extends Construct {
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private final ButtonNames names;
  private final Configuration.Alarms alarms;
  private final String topicArn;

  ButtonAlarms(
      Construct scope, String id, ButtonNames names, Configuration.Alarms alarms, String topicArn) {
    super(scope, id);
    this.names = names;
    this.alarms = alarms;
    this.topicArn = topicArn;
    ofPresses("failed", "PressesFailed", "A press or its print failed").build();
    ofPresses("unknown", "PressesUnknown", "An order may or may not have planted a tree").build();
    ofPresses("stuck", "PressesStuck", "A press is not finished after 15 minutes")
        .statistic("Maximum")
        .build();
    ofPresses("daily-limit", "PressesLimited", "The daily limit of trees is reached")
        .dimensions(List.of(dimension("Reason", "DAY")))
        .build();
    ofPresses("other-client", "PressesRefused", "A device published on another device's topic")
        .dimensions(List.of(dimension("Reason", "OTHER_CLIENT")))
        .build();
    errors(names.press(), "A press could not be processed in one of its attempts");
    errors(names.jobEvent(), "The end of a print job could not be recorded");
    errors(names.reconcile(), "Presses that stopped could not be finished");
    alarm("failures", "Presses failed permanently and wait in " + names.failures())
        .namespace("AWS/SQS")
        .metricName("ApproximateNumberOfMessagesVisible")
        .dimensions(List.of(dimension("QueueName", names.failures())))
        .statistic("Maximum")
        .build();
  }

  private CfnAlarm.Builder ofPresses(String end, String metric, String event) {
    return alarm(end, event)
        .namespace(EmbeddedPressMetrics.NAMESPACE)
        .metricName(metric)
        .statistic("Sum");
  }

  private void errors(String function, String event) {
    alarm(function.substring(names.prefix().length() + 1) + "-errors", event)
        .namespace("AWS/Lambda")
        .metricName("Errors")
        .dimensions(List.of(dimension("FunctionName", function)))
        .statistic("Sum")
        .build();
  }

  private CfnAlarm.Builder alarm(String end, String event) {
    return CfnAlarm.Builder.create(this, end)
        .alarmName(names.prefix() + "-" + end)
        .alarmDescription(alarms.describe(event, "button-" + end))
        .comparisonOperator("GreaterThanThreshold")
        .threshold(0)
        .evaluationPeriods(1)
        .period(PERIOD.toSeconds())
        .treatMissingData("notBreaching")
        .alarmActions(List.of(topicArn));
  }

  private static DimensionProperty dimension(String name, String value) {
    return DimensionProperty.builder().name(name).value(value).build();
  }
}
