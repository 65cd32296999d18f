package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import groundcrew.tagging.queue.EmbeddedTaskMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

/// The dashboard of a level: what became of its resources, how long a run takes, and which tasks
/// wait. Logs Insights shows what metrics by account and reason would be expensive for.
final class LevelDashboard extends Construct {
  private static final Duration PERIOD = Duration.ofHours(1);

  private final LevelNames names;
  private final Level level;

  LevelDashboard(Construct scope, String id, LevelNames names, Level level) {
    super(scope, id);
    this.names = names;
    this.level = level;
    Dashboard.Builder.create(this, "Level")
        .dashboardName(names.dashboard())
        .build()
        .addWidgets(
            Graph.of("Resources with the right tags already", resources("ResourcesRight")),
            Graph.of(
                "Resources tagged, deferred and failed",
                resources("ResourcesTagged"),
                resources("ResourcesDeferred"),
                resources("ResourcesFailed")),
            Graph.of("Duration of a run, in seconds", metric("RunDuration", "Maximum")),
            Graph.of("Age of the oldest task, in seconds", oldest()),
            table(
                "Failed resources by reason",
                "filter message = 'resource failed' | stats count(*) as resources by code, reason"
                    + " | sort resources desc | limit 20"),
            table(
                "Accounts and regions with failed or deferred resources",
                "filter ResourcesFailed + ResourcesDeferred > 0 | stats sum(ResourcesFailed) as failed,"
                    + " sum(ResourcesDeferred) as deferred by Account, Region | sort failed desc | limit 20"));
  }

  private LogQueryWidget table(String title, String query) {
    return LogQueryWidget.Builder.create()
        .title(title)
        .logGroupNames(List.of("/aws/lambda/" + names.resourceTagger()))
        .queryString(query)
        .view(LogQueryVisualizationType.TABLE)
        .width(Graph.WIDTH)
        .height(Graph.HEIGHT)
        .build();
  }

  private Metric resources(String name) {
    return metric(name, "Sum");
  }

  private Metric metric(String name, String statistic) {
    return Metric.Builder.create()
        .namespace(EmbeddedTaskMetrics.NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of(EmbeddedTaskMetrics.LEVEL, level.level()))
        .statistic(statistic)
        .period(Statements.seconds(PERIOD))
        .build();
  }

  private Metric oldest() {
    return Metric.Builder.create()
        .namespace("AWS/SQS")
        .metricName("ApproximateAgeOfOldestMessage")
        .dimensionsMap(Map.of("QueueName", names.tasks()))
        .statistic("Maximum")
        .period(Statements.seconds(PERIOD))
        .build();
  }
}
