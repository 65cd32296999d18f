package groundcrew.local.cloudwatch;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// Reads one metric of the last hour.
final class Read {
  private Read() {}

  static List<Double> of(MonitoredGateway cloud, String metric, String statistic) {
    return cloud
        .client
        .getMetricDataPaginator(r ->
            r.startTime(cloud.now.minus(Duration.ofHours(1)))
                .endTime(cloud.now.plus(Duration.ofMinutes(1)))
                .metricDataQueries(query(metric, statistic, 60)))
        .metricDataResults()
        .stream()
        .flatMap(result -> result.values().stream())
        .toList();
  }

  static MetricDataQuery query(String metric, String statistic, int period) {
    return MetricDataQuery.builder()
        .id("q_" + metric + "_" + statistic)
        .metricStat(s ->
            s.stat(statistic).period(period).metric(m -> m.namespace("Test").metricName(metric)))
        .build();
  }
}
