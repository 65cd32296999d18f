package groundcrew.contracts;

import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.local.cloudwatch.CloudWatch;
import groundcrew.local.limits.Paging;
import groundcrew.stepfn.metrics.AwsMetrics;
import groundcrew.stepfn.metrics.InMemoryMetrics.Point;
import groundcrew.stepfn.metrics.Metric;
import groundcrew.stepfn.metrics.Metrics;
import groundcrew.stepfn.metrics.MetricsContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class AwsMetricsTest extends MetricsContract {
  private static final String NAMESPACE = "StepFunctions";

  /// What one call can be asked for.
  private static final int MOST_QUERIES = 500;

  private final LoopbackAws aws =
      LoopbackAws.guarded(new CloudWatch(Paging.quirky(), () -> ARRIVAL, (_, _) -> {}));
  private final CloudWatchClient client = aws.clients.build(CloudWatchClient.builder());

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected Metrics metrics() {
    return new AwsMetrics(client, NAMESPACE);
  }

  @Override
  protected List<Point> published() {
    var metrics =
        client.listMetricsPaginator(request -> request.namespace(NAMESPACE)).metrics().stream()
            .toList();
    var points = new ArrayList<Point>();
    for (var from = 0; from < metrics.size(); from += MOST_QUERIES) {
      points.addAll(read(metrics.subList(from, Math.min(metrics.size(), from + MOST_QUERIES))));
    }
    return points;
  }

  private List<Point> read(List<software.amazon.awssdk.services.cloudwatch.model.Metric> metrics) {
    var queries =
        IntStream.range(0, metrics.size())
            .mapToObj(i ->
                MetricDataQuery.builder()
                    .id("m" + i)
                    .metricStat(stat -> stat.metric(metrics.get(i)).period(60).stat("Maximum"))
                    .build())
            .toList();
    return client
        .getMetricDataPaginator(request ->
            request
                .metricDataQueries(queries)
                .startTime(NOON.minus(Duration.ofHours(1)))
                .endTime(NOON.plus(Duration.ofHours(1))))
        .metricDataResults()
        .stream()
        .flatMap(result -> points(metrics.get(Integer.parseInt(result.id().substring(1))), result))
        .toList();
  }

  private static Stream<Point> points(
      software.amazon.awssdk.services.cloudwatch.model.Metric metric, MetricDataResult result) {
    var machine =
        metric.dimensions().stream()
            .filter(dimension -> dimension.name().equals("StateMachineName"))
            .map(Dimension::value)
            .findFirst();
    return IntStream.range(0, result.values().size())
        .mapToObj(i ->
            new Point(
                new Metric(metric.metricName(), machine, result.values().get(i).longValue()),
                result.timestamps().get(i)));
  }
}
