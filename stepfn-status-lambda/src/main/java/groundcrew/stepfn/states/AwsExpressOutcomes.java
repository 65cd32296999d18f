package groundcrew.stepfn.states;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/// Reads the native metrics of EXPRESS machines from CloudWatch.
public final class AwsExpressOutcomes implements ExpressOutcomes {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// The outcomes, and the metrics that count them.
  private static final List<Ending> ENDINGS =
      List.of(
          new Ending(ExecutionStatus.FAILED, "ExecutionsFailed"),
          new Ending(ExecutionStatus.TIMED_OUT, "ExecutionsTimedOut"),
          new Ending(ExecutionStatus.ABORTED, "ExecutionsAborted"),
          new Ending(ExecutionStatus.SUCCEEDED, "ExecutionsSucceeded"));

  private static final Set<StatusCode> UNREAD =
      EnumSet.of(StatusCode.INTERNAL_ERROR, StatusCode.FORBIDDEN);

  private final CloudWatchClient cloudWatch;

  private record Ending(ExecutionStatus status, String metric) {}

  public AwsExpressOutcomes(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public Map<String, ExpressCounts> lastHour(
      List<Machine> machines, Instant now, Deadline deadline) {
    var end = now.truncatedTo(ChronoUnit.MINUTES);
    var queries =
        IntStream.range(0, machines.size() * ENDINGS.size())
            .mapToObj(query -> query(query, machine(machines, query)))
            .toList();
    var counts = new HashMap<String, ExpressCounts>();
    // A metric may continue on the next page.
    Pages.<String, GetMetricDataResponse>of(
            token ->
                cloudWatch.getMetricData(request ->
                    request
                        .metricDataQueries(queries)
                        .startTime(end.minus(HOUR))
                        .endTime(end)
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            page -> Pages.token(page.nextToken()))
        .flatMap(page -> page.metricDataResults().stream())
        .forEach(result -> {
          var query = Integer.parseInt(result.id().substring(1));
          var arn = machine(machines, query).arn();
          var known = counts.getOrDefault(arn, ExpressCounts.none());
          counts.put(arn, plus(known, ENDINGS.get(query % ENDINGS.size()).status(), result));
        });
    counts.values().removeIf(known -> known.minutes().isEmpty());
    return counts;
  }

  private static Machine machine(List<Machine> machines, int query) {
    return machines.get(query / ENDINGS.size());
  }

  private static MetricDataQuery query(int number, Machine machine) {
    var dimension = Dimension.builder().name("StateMachineArn").value(machine.arn()).build();
    return MetricDataQuery.builder()
        .id("q" + number)
        .metricStat(stat ->
            stat.metric(metric ->
                    metric
                        .namespace("AWS/States")
                        .metricName(ENDINGS.get(number % ENDINGS.size()).metric())
                        .dimensions(dimension))
                .period((int) MINUTE.toSeconds())
                .stat("Sum"))
        .build();
  }

  private static ExpressCounts plus(
      ExpressCounts known, ExecutionStatus status, MetricDataResult result) {
    if (UNREAD.contains(result.statusCode())) {
      // Without this metric, failures would be missed beside successes.
      throw new IllegalStateException(
          "CloudWatch did not return a metric: %s".formatted(result.statusCode()));
    }
    var counts = known;
    for (var point = 0; point < result.timestamps().size(); point++) {
      counts =
          counts.plus(
              result.timestamps().get(point), status, Math.round(result.values().get(point)));
    }
    return counts;
  }
}
