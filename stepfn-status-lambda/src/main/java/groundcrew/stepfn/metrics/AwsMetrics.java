package groundcrew.stepfn.metrics;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/// Publishes metrics to CloudWatch.
public final class AwsMetrics implements Metrics {
  /// The maximum of a call. The other limit, 1 MB, is not reached: with the longest names, a
  /// thousand metrics take half of that, and the SDK compresses them.
  static final int LARGEST_BATCH = 1000;

  private final CloudWatchClient cloudWatch;
  private final String namespace;

  public AwsMetrics(CloudWatchClient cloudWatch, String namespace) {
    this.cloudWatch = cloudWatch;
    this.namespace = namespace;
  }

  @Override
  public List<Unpublished> publish(
      List<Metric> metrics, Optional<Instant> time, Deadline deadline) {
    var unpublished = new ArrayList<Unpublished>();
    for (var from = 0; from < metrics.size(); from += LARGEST_BATCH) {
      var batch = metrics.subList(from, Math.min(metrics.size(), from + LARGEST_BATCH));
      var data = batch.stream().map(metric -> datum(metric, time)).toList();
      try {
        cloudWatch.putMetricData(request ->
            request
                .namespace(namespace)
                .metricData(data)
                .overrideConfiguration(AwsClients.within(deadline)));
      } catch (SdkException refused) {
        unpublished.add(new Unpublished(batch.size(), String.valueOf(refused.getMessage())));
      }
    }
    return unpublished;
  }

  private static MetricDatum datum(Metric metric, Optional<Instant> time) {
    var datum = MetricDatum.builder().metricName(metric.name()).value((double) metric.value());
    metric.time().or(() -> time).ifPresent(datum::timestamp);
    metric
        .machine()
        .ifPresent(name ->
            datum.dimensions(Dimension.builder().name("StateMachineName").value(name).build()));
    return datum.build();
  }
}
