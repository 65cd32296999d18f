package groundcrew.demo;

import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.AsOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// The lights as CloudWatch's metrics tell them.
record Lights(Map<String, Light> byMachine) {
  private static final List<String> METRICS =
      List.of("LatestExecutionStatus", "LatestOutcome", "Overdue");
  private static final String NAMESPACE = "StepFunctions";
  private static final int RUNNING = 1;
  private static final int SUCCEEDED = 2;

  /// @param now by the cloud's clock
  static Lights read(GuardianSystem system, List<String> names, Instant now) {
    var operator = new AsOperator(system.cloud(), system.account(), system.region());
    var values = new HashMap<String, Double>();
    try (var cloudWatch = operator.client(CloudWatchClient.builder())) {
      cloudWatch
          .getMetricDataPaginator(request ->
              request
                  .metricDataQueries(queries(names))
                  .startTime(now.minus(Duration.ofMinutes(10)))
                  .endTime(now.plusSeconds(60)))
          .metricDataResults()
          .forEach(result -> {
            // The newest value stands first.
            if (result.hasValues() && !result.values().isEmpty()) {
              values.putIfAbsent(result.id(), result.values().getFirst());
            }
          });
    }
    var lights = new TreeMap<String, Light>();
    for (var i = 0; i < names.size(); i++) {
      lights.put(names.get(i), light(values, i));
    }
    return new Lights(lights);
  }

  private static List<MetricDataQuery> queries(List<String> machines) {
    var queries = new ArrayList<MetricDataQuery>();
    for (var i = 0; i < machines.size(); i++) {
      for (var metric : METRICS) {
        var machine = machines.get(i);
        queries.add(
            MetricDataQuery.builder()
                .id(id(metric, i))
                .metricStat(stat ->
                    stat.stat("Maximum")
                        .period(60)
                        .metric(one ->
                            one.namespace(NAMESPACE)
                                .metricName(metric)
                                .dimensions(
                                    Dimension.builder()
                                        .name("StateMachineName")
                                        .value(machine)
                                        .build())))
                .build());
      }
    }
    return queries;
  }

  private static String id(String metric, int machine) {
    return "m%d%s".formatted(machine, metric);
  }

  private static Light light(Map<String, Double> values, int machine) {
    var outcome = values.getOrDefault(id("LatestOutcome", machine), 0.0);
    if (outcome > SUCCEEDED) {
      return Light.FAILED;
    }
    if (values.getOrDefault(id("Overdue", machine), 0.0) > 0) {
      return Light.OVERDUE;
    }
    if (values.getOrDefault(id("LatestExecutionStatus", machine), 0.0) == RUNNING) {
      return Light.RUNNING;
    }
    return outcome == SUCCEEDED ? Light.SUCCEEDED : Light.NEVER_RAN;
  }

  Light of(String machine) {
    return byMachine.getOrDefault(machine, Light.NEVER_RAN);
  }

  /// Tells whether each light is what the fleet was made to be.
  boolean right(Fleet fleet) {
    return fleet.expected().equals(byMachine);
  }

  void print(Screen screen) {
    for (var light : Light.values()) {
      var names =
          byMachine.entrySet().stream()
              .filter(entry -> entry.getValue() == light)
              .map(Map.Entry::getKey)
              .toList();
      screen.line(
          "%s %3d %-10s %s"
              .formatted(light.shown(screen), names.size(), light.words(), shown(light, names)));
    }
  }

  /// Names the machines that somebody has to look at.
  private static String shown(Light light, List<String> names) {
    return light == Light.SUCCEEDED ? "" : String.join(", ", names);
  }
}
