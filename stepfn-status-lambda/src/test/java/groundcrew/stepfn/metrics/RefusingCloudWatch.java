package groundcrew.stepfn.metrics;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/// CloudWatch in memory, which refuses a call with a given first value.
final class RefusingCloudWatch implements CloudWatchClient {
  private final List<PutMetricDataRequest> requests = new ArrayList<>();
  private final List<InMemoryMetrics.Point> points = new ArrayList<>();
  private final InstantSource clock;
  private long refused = -1;

  /// @param clock clock for the time of arrival
  RefusingCloudWatch(InstantSource clock) {
    this.clock = clock;
  }

  void refuse(long firstValue) {
    refused = firstValue;
  }

  List<PutMetricDataRequest> requests() {
    return requests;
  }

  List<InMemoryMetrics.Point> points() {
    return points;
  }

  @Override
  public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
    requests.add(request);
    if (request.metricData().getFirst().value() == refused) {
      throw CloudWatchException.builder().message("slow down").build();
    }
    var oldest = clock.instant().minus(InMemoryMetrics.OLDEST);
    if (request.metricData().stream()
        .map(MetricDatum::timestamp)
        .anyMatch(time -> time != null && time.isBefore(oldest))) {
      throw CloudWatchException.builder().message("the values are too old").build();
    }
    for (var datum : request.metricData()) {
      var machine =
          datum.dimensions().stream()
              .filter(dimension -> dimension.name().equals("StateMachineName"))
              .map(Dimension::value)
              .findFirst();
      points.add(
          new InMemoryMetrics.Point(
              new Metric(datum.metricName(), machine, datum.value().longValue()),
              Objects.requireNonNullElseGet(datum.timestamp(), clock::instant)));
    }
    return PutMetricDataResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
