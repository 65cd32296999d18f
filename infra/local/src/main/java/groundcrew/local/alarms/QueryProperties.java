package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.MetricQuery;
import groundcrew.local.metrics.SingleQuery;
import groundcrew.local.metrics.Statistic;
import groundcrew.local.template.ResourceProperties;
import java.util.List;
import java.util.function.Supplier;

/// What an alarm watches: a metric, or one query under `Metrics`.
record QueryProperties(ObjectNode node, ResourceProperties properties) {
  private static final List<String> OF_A_METRIC =
      List.of("MetricName", "Namespace", "Statistic", "Period", "Dimensions", "Unit");

  MetricQuery query() {
    return properties.find("Metrics").map(this::fromMetrics).orElseGet(this::fromMetric);
  }

  private MetricQuery fromMetric() {
    var namespace = properties.required("Namespace");
    var statistic = properties.required("Statistic");
    var _ = properties.required("MetricName");
    return new SingleQuery(
        Metric.of(namespace, node),
        known("Statistic", () -> Statistic.named(statistic)),
        properties.text("Unit"),
        known("Period", () -> MetricQuery.period(node.path("Period"))));
  }

  private MetricQuery fromMetrics(JsonNode metrics) {
    OF_A_METRIC.stream()
        .filter(node::has)
        .findFirst()
        .ifPresent(property -> {
          throw properties.fault(property, "excludes Metrics");
        });
    // A second query would be an operand of metric math.
    if (metrics.size() != 1 || !metrics.get(0).path("ReturnData").asBoolean(true)) {
      throw properties.fault("Metrics", "must hold one query that returns data");
    }
    return known("Metrics", () -> MetricQuery.of(metrics.get(0)));
  }

  private <T> T known(String property, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw properties.fault(property, "is not possible here: " + e.getMessage());
    }
  }
}
