package groundcrew.cdk;

import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.CustomWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

/// The dashboard: the traffic lights, and the metrics of all machines over time.
final class GuardianDashboard extends Construct {
  private static final int WHOLE = 24;

  GuardianDashboard(
      Construct scope, String id, GuardianNames names, Guardian guardian, JavaFunction widget) {
    super(scope, id);
    var lights =
        CustomWidget.Builder.create()
            .title("State machines")
            .functionArn(widget.liveArn())
            .width(WHOLE)
            .height(14)
            .updateOnRefresh(true)
            .updateOnResize(true)
            .updateOnTimeRangeChange(false)
            .params(Map.of())
            .build();
    Dashboard.Builder.create(this, "Lights")
        .dashboardName(names.dashboard())
        .build()
        .addWidgets(
            lights,
            Graph.of("Machines in trouble", metric(guardian, "MachinesInTrouble")),
            Graph.of("Oldest reading, in seconds", metric(guardian, "OldestReadingSeconds")));
  }

  private static Metric metric(Guardian guardian, String name) {
    return Metric.Builder.create()
        .namespace(guardian.namespace())
        .metricName(name)
        .statistic("Maximum")
        .period(Statements.seconds(GuardianAlarms.PERIOD))
        .build();
  }
}
