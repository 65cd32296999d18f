package groundcrew.cdk;

import groundcrew.treebutton.metrics.EmbeddedPressMetrics;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/// The alarms of the booth. Each has an entry in the runbook, named `button-` and the end of the
/// alarm's name.
final class ButtonAlarms extends Construct {
  private final MetricAlarms alarms;

  ButtonAlarms(
      Construct scope,
      String id,
      ButtonNames names,
      Configuration.Alarms settings,
      String topicArn) {
    super(scope, id);
    alarms = new MetricAlarms(this, names.prefix(), "button-", settings, topicArn);
    ofPresses("failed", "PressesFailed", "A press or its print failed").build();
    ofPresses("unknown", "PressesUnknown", "An order may or may not have planted a tree").build();
    ofPresses("stuck", "PressesStuck", "A press is not finished after 15 minutes")
        .statistic("Maximum")
        .build();
    ofPresses("daily-limit", "PressesLimited", "The daily limit of trees is reached")
        .dimensions(List.of(MetricAlarms.dimension("Reason", "DAY")))
        .build();
    ofPresses("other-client", "PressesRefused", "A device published on another device's topic")
        .dimensions(List.of(MetricAlarms.dimension("Reason", "OTHER_CLIENT")))
        .build();
    alarms.errors(names.press(), "A press could not be processed in one of its attempts").build();
    alarms.errors(names.jobEvent(), "The end of a print job could not be recorded").build();
    alarms.errors(names.reconcile(), "Presses that stopped could not be finished").build();
    alarms
        .messages(
            "failures",
            "Presses failed permanently and wait in " + names.failures(),
            names.failures())
        .build();
  }

  private CfnAlarm.Builder ofPresses(String end, String metric, String event) {
    return alarms
        .metric(end, event)
        .namespace(EmbeddedPressMetrics.NAMESPACE)
        .metricName(metric)
        .statistic("Sum");
  }
}
