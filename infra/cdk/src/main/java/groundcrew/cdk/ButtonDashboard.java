package groundcrew.cdk;

import groundcrew.treebutton.metrics.EmbeddedPressMetrics;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/// The dashboard of the booth: presses, trees, labels, the money spent today against the limit, and
/// the slowest step.
final class ButtonDashboard extends Construct {
  ButtonDashboard(Construct scope, String id, ButtonNames names, Button button) {
    super(scope, id);
    Dashboard.Builder.create(this, "Booth")
        .dashboardName(names.dashboard())
        .build()
        .addWidgets(
            Graph.of(
                "Presses, trees and labels",
                metric("PressesAccepted"),
                metric("TreesPlanted"),
                metric("LabelsPrinted")),
            Graph.of(
                "Presses without a tree",
                limited("INTERVAL"),
                limited("ARRIVALS"),
                limited("DAY"),
                metric("PressesFailed"),
                metric("PressesUnknown"),
                metric("PressesStuck")),
            spent(button),
            Graph.of(
                "Slowest step, in milliseconds",
                step("CLAIMED", "order the tree"),
                step("PLANTED", "store the label"),
                step("STORED", "queue the print job")));
  }

  private static GraphWidget spent(Button button) {
    var limit = button.treePrice().doubleValue() * button.dailyTreeLimit();
    return Graph.titled("Money spent each day")
        .left(
            List.of(
                MathExpression.Builder.create()
                    .expression("trees * " + button.treePrice().toPlainString())
                    .label("spent")
                    .usingMetrics(
                        Map.of(
                            "trees",
                            metric("TreesPlanted")
                                .with(MetricOptions.builder().period(Duration.days(1)).build())))
                    .period(Duration.days(1))
                    .build()))
        .leftAnnotations(
            List.of(HorizontalAnnotation.builder().label("limit").value(limit).build()))
        .build();
  }

  private static Metric limited(String reason) {
    return Metric.Builder.create()
        .namespace(EmbeddedPressMetrics.NAMESPACE)
        .metricName("PressesLimited")
        .dimensionsMap(Map.of("Reason", reason))
        .statistic("Sum")
        .period(Duration.minutes(5))
        .build();
  }

  private static Metric step(String state, String label) {
    return Metric.Builder.create()
        .namespace(EmbeddedPressMetrics.NAMESPACE)
        .metricName("StepDuration")
        .dimensionsMap(Map.of("State", state))
        .label(label)
        .statistic("Maximum")
        .period(Duration.minutes(5))
        .build();
  }

  private static Metric metric(String name) {
    return Metric.Builder.create()
        .namespace(EmbeddedPressMetrics.NAMESPACE)
        .metricName(name)
        .statistic("Sum")
        .period(Duration.minutes(5))
        .build();
  }
}
