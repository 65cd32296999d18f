package groundcrew.local.cloudwatch;

import groundcrew.local.Calls;
import groundcrew.local.alarms.AlarmKind;
import groundcrew.local.alarms.Notice;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.limits.Paging;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/// CloudWatch behind a gateway, with a clock that only the test turns.
public final class MonitoredGateway implements AutoCloseable {
  public Instant now = Instant.parse("2026-01-31T02:00:00Z");
  public final List<Notice> told = new ArrayList<>();
  public final CloudWatch cloudWatch =
      new CloudWatch(Paging.quirky(), () -> now, (action, notice) -> told.add(notice));
  public final LocalGateway gateway = new LocalGateway(cloudWatch);
  public final CloudWatchClient client =
      gateway.client(CloudWatchClient.builder(), gateway.operator());

  /// Turns the clock minute by minute, with an evaluation at the end of each.
  public void pass(Duration time) {
    for (var end = now.plus(time); now.isBefore(end); ) {
      now = now.plus(Duration.ofMinutes(1));
      cloudWatch.tick(now);
    }
  }

  /// Stores a value of now.
  public void put(String metric, Map<String, String> dimensions, double value) {
    client.putMetricData(r ->
        r.namespace("Test").metricData(datum(metric, dimensions, value).timestamp(now).build()));
  }

  public static MetricDatum.Builder datum(
      String metric, Map<String, String> dimensions, double value) {
    var list =
        dimensions.entrySet().stream()
            .map(d -> Dimension.builder().name(d.getKey()).value(d.getValue()).build())
            .toList();
    return MetricDatum.builder().metricName(metric).dimensions(list).value(value);
  }

  /// Creates an alarm; the text is JSON with single quotes.
  public Created alarm(String properties) {
    return create(new AlarmKind(cloudWatch.alarms(), () -> now), "Alarm", properties);
  }

  public Created dashboard(String properties) {
    return create(new DashboardKind(cloudWatch), "Dashboard", properties);
  }

  private static Created create(ResourceKind kind, String type, String properties) {
    return kind.create(
        new Resource(
            "Made",
            "AWS::CloudWatch::" + type,
            Calls.json(properties),
            new Place("stack", LocalGateway.ACCOUNT, "eu-west-1")));
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
