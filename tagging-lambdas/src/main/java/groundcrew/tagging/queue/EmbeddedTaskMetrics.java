package groundcrew.tagging.queue;

import groundcrew.common.EmbeddedMetrics;
import groundcrew.common.EmbeddedMetrics.Metric;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Metrics of tagging tasks in the embedded metric format. An undo has none.
///
/// The level is the only dimension. Account and region are properties, by which Logs Insights finds
/// the lines: as dimensions, each account and region would be billed as metrics of its own.
public final class EmbeddedTaskMetrics implements TaskMetrics {
  /// The namespace of the metrics.
  public static final String NAMESPACE = "GroundcrewTagging";

  /// The dimension of every metric.
  public static final String LEVEL = "Level";

  private final EmbeddedMetrics metrics;
  private final InstantSource clock;

  /// @param log takes one line of the function's log, as it is
  public EmbeddedTaskMetrics(Consumer<String> log, InstantSource clock) {
    this.metrics = new EmbeddedMetrics(NAMESPACE, log, clock);
    this.clock = clock;
  }

  @Override
  public void processed(Task task, TaskReport report) {
    if (!(task instanceof TaggingTask)) {
      return;
    }
    var tally = report.tally();
    metrics.publish(
        List.of(
            Metric.count("ResourcesRight", report.upToDate()),
            Metric.count("ResourcesTagged", tally.done()),
            Metric.count("ResourcesDeferred", tally.deferred()),
            Metric.count("ResourcesFailed", tally.failed().size()),
            new Metric(
                "RunDuration",
                "Seconds",
                Duration.between(task.run(), clock.instant()).toSeconds())),
        Map.of(LEVEL, task.level()),
        Map.of("Account", task.account(), "Region", task.region(), "Run", task.run().toString()));
  }
}
