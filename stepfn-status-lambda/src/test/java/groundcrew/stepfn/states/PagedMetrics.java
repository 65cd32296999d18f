package groundcrew.stepfn.states;

import groundcrew.stepfn.machine.ExecutionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/// Answers like CloudWatch, from counts in memory: a page holds one point of each metric, and a
/// metric without points has an empty list.
final class PagedMetrics implements CloudWatchClient {
  private static final Map<String, ExecutionStatus> NAMES =
      Map.of(
          "ExecutionsSucceeded", ExecutionStatus.SUCCEEDED,
          "ExecutionsFailed", ExecutionStatus.FAILED,
          "ExecutionsTimedOut", ExecutionStatus.TIMED_OUT,
          "ExecutionsAborted", ExecutionStatus.ABORTED);

  private final InMemoryExpressOutcomes counted;
  private final List<GetMetricDataRequest> requests = new ArrayList<>();
  private StatusCode statusCode = StatusCode.COMPLETE;

  PagedMetrics(InMemoryExpressOutcomes counted) {
    this.counted = counted;
  }

  /// Returns this status for each metric from now on.
  void answer(StatusCode code) {
    statusCode = code;
  }

  List<GetMetricDataRequest> requests() {
    return requests;
  }

  @Override
  public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
    requests.add(request);
    var page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    var results = new ArrayList<MetricDataResult>();
    var more = false;
    for (var query : request.metricDataQueries()) {
      var points = points(query, request);
      results.add(result(query, points.subList(Math.min(page, points.size()), points.size())));
      more |= points.size() > page + 1;
    }
    return GetMetricDataResponse.builder()
        .metricDataResults(results)
        .nextToken(more ? Integer.toString(page + 1) : null)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private List<InMemoryExpressOutcomes.Counted> points(
      MetricDataQuery query, GetMetricDataRequest request) {
    var metric = query.metricStat().metric();
    var status = NAMES.get(metric.metricName());
    return counted.all().stream()
        .filter(one -> one.machine().arn().equals(metric.dimensions().getFirst().value()))
        .filter(one -> one.status() == status)
        .filter(one -> !one.minute().isBefore(request.startTime()))
        .filter(one -> one.minute().isBefore(request.endTime()))
        .toList();
  }

  private MetricDataResult result(
      MetricDataQuery query, List<InMemoryExpressOutcomes.Counted> points) {
    var result = MetricDataResult.builder().id(query.id()).statusCode(statusCode);
    return points.isEmpty()
        ? result.build()
        : result
            .timestamps(points.getFirst().minute())
            .values((double) points.getFirst().times())
            .build();
  }
}
