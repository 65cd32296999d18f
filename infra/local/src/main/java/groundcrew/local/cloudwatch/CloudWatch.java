package groundcrew.local.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.alarms.AlarmActions;
import groundcrew.local.alarms.Alarms;
import groundcrew.local.alarms.DescribeAlarms;
import groundcrew.local.alarms.DescribeContributors;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.limits.Paging;
import groundcrew.local.metrics.Datum;
import groundcrew.local.metrics.GetMetricData;
import groundcrew.local.metrics.GetMetricStatistics;
import groundcrew.local.metrics.ListMetrics;
import groundcrew.local.metrics.MetricStore;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.PutMetricData;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The metrics, alarms and dashboards of every account and region.
public final class CloudWatch implements Service {
  /// What calls of CloudWatch give to conditions beside what every call gives.
  public static final String NAMESPACE_KEY = "cloudwatch:namespace";

  private final MetricStore store = new MetricStore();
  private final Dashboards dashboards;
  private final List<NativeMetrics> sources = new CopyOnWriteArrayList<>();
  private final Alarms alarms;
  private final Paging paging;
  private final InstantSource clock;

  /// Creates a service without alarms.
  public CloudWatch(Paging paging, InstantSource clock, AlarmActions actions) {
    this.paging = paging;
    this.clock = clock;
    this.alarms = new Alarms(store, actions);
    this.dashboards = new Dashboards(paging, clock);
  }

  /// Takes the measurements of a service at each tick.
  public void measure(NativeMetrics source) {
    sources.add(source);
  }

  /// Measures and evaluates every alarm once. What is measured is seen by the evaluations of later
  /// minutes.
  ///
  /// @param now the end of a full minute
  public synchronized void tick(Instant now) {
    for (var source : sources) {
      for (var measured : source.measure()) {
        store.add(
            measured.accountRegion(),
            Datum.of(measured.metric(), now, measured.statistics(), measured.unit()));
      }
    }
    alarms.evaluate(now);
  }

  /// Returns the alarms.
  public Alarms alarms() {
    return alarms;
  }

  Dashboards dashboards() {
    return dashboards;
  }

  @Override
  public String model() {
    return "monitoring";
  }

  @Override
  public int longestBody() {
    return PutMetricData.LONGEST_BODY;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return Needs.of(call);
  }

  @Override
  public ObjectNode answer(Call call) {
    var accountRegion = call.accountRegion();
    var input = call.input();
    var now = clock.instant();
    return switch (call.operation()) {
      case "PutMetricData" -> {
        new PutMetricData(store).put(accountRegion, input, now);
        yield JsonNodeFactory.instance.objectNode();
      }
      case "GetMetricData" -> new GetMetricData(store, paging).answer(accountRegion, input, now);
      case "GetMetricStatistics" -> new GetMetricStatistics(store).answer(accountRegion, input);
      case "ListMetrics" -> new ListMetrics(store, paging).answer(accountRegion, input, now);
      case "DescribeAlarms" -> new DescribeAlarms(alarms, paging).answer(accountRegion, input, now);
      case "DescribeAlarmContributors" ->
          new DescribeContributors(alarms).answer(accountRegion, input);
      case "PutDashboard" -> dashboards.put(accountRegion.account(), input);
      case "ListDashboards" -> dashboards.list(accountRegion.account(), input);
      case "GetDashboard" -> dashboards.get(accountRegion.account(), input);
      default ->
          throw new AwsError(
              400,
              "InvalidParameterValue",
              "the local cloud's CloudWatch does not know " + call.operation());
    };
  }
}
