package groundcrew.cdk;

import groundcrew.bluegreen.metrics.EmbeddedGateMetrics;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/// The alarms of the blue/green gate. Each has an entry in the runbook, named `gate-` and the end
/// of the alarm's name. A gate that stops a deployment raises none: CodeDeploy tells its owner.
final class GateAlarms extends Construct {
  GateAlarms(
      Construct scope,
      String id,
      GateNames names,
      Gate gate,
      Configuration.Alarms settings,
      String topicArn) {
    super(scope, id);
    var alarms = new MetricAlarms(this, names.prefix(), "gate-", settings, topicArn);
    alarms.errors(names.hook(), "A hook of CodeDeploy may have no answer").build();
    counted(
        alarms.metric("inconclusive", "The gate could not tell whether green works"),
        names,
        "GatesInconclusive");
    counted(alarms.metric("reports-lost", "A report could not be written"), names, "ReportsLost");
    gate.learning()
        .ifPresent(_ ->
            alarms
                .messages("list-failures", "The list of URLs was not renewed", names.failures())
                .build());
  }

  private static void counted(CfnAlarm.Builder alarm, GateNames names, String metric) {
    alarm
        .namespace(EmbeddedGateMetrics.NAMESPACE)
        .metricName(metric)
        .dimensions(List.of(MetricAlarms.dimension(EmbeddedGateMetrics.FUNCTION, names.hook())))
        .statistic("Sum")
        .build();
  }
}
