package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.AccountRegion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A question about metrics, as GetMetricData and alarms ask it.
public sealed interface MetricQuery permits SingleQuery, InsightsQuery {

  /// Returns the length of the windows that it is asked about.
  Duration period();

  /// Answers the question for each of these windows.
  Answered answer(MetricStore store, AccountRegion accountRegion, List<Window> windows);

  /// Reads a `MetricDataQuery` of the API or of a template.
  ///
  /// @throws IllegalArgumentException for one that is not known here
  static MetricQuery of(JsonNode node) {
    if (node.has("MetricStat") == node.has("Expression")) {
      throw new IllegalArgumentException(
          "the query " + node.path("Id") + " must have either MetricStat or Expression");
    }
    if (node.has("AccountId")) {
      throw new IllegalArgumentException("queries of other accounts are not known here");
    }
    if (node.has("Expression")) {
      return InsightsQuery.parse(node.path("Expression").asText(), period(node.path("Period")));
    }
    var stat = node.path("MetricStat");
    var metric = stat.path("Metric");
    return new SingleQuery(
        Metric.of(metric.path("Namespace").asText(), metric),
        Statistic.named(stat.path("Stat").asText()),
        Optional.ofNullable(stat.path("Unit").textValue()),
        period(stat.path("Period")));
  }

  /// Reads a period, which templates may write as text.
  ///
  /// @throws IllegalArgumentException for a length that CloudWatch does not know
  static Duration period(JsonNode node) {
    var seconds = node.asInt(0);
    if (seconds != 1
        && seconds != 5
        && seconds != 10
        && seconds != 20
        && seconds != 30
        && (seconds <= 0 || seconds % 60 != 0)) {
      throw new IllegalArgumentException(
          "a period must be 1, 5, 10, 20, 30 or a multiple of 60 seconds, received " + node);
    }
    return Duration.ofSeconds(seconds);
  }
}
