package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Answers the data points of one metric.
///
/// Source: GetMetricStatistics in the CloudWatch API reference.
public record GetMetricStatistics(MetricStore store) {
  private static final int MOST_POINTS = 1440;

  /// Answers a call.
  ///
  /// @throws AwsError for a question that CloudWatch would refuse or that is not known here
  public ObjectNode answer(AccountRegion accountRegion, ObjectNode input) {
    if (input.has("ExtendedStatistics")) {
      throw invalid("ExtendedStatistics are not known to the local cloud");
    }
    var windows = windows(input);
    var metric = Metric.of(input.path("Namespace").asText(), input);
    var unit = Optional.of(input.path("Unit").asText("")).filter(text -> !text.isEmpty());
    var answer =
        JsonNodeFactory.instance.objectNode().put("Label", input.path("MetricName").asText());
    var points = answer.putArray("Datapoints");
    for (var window : windows) {
      store
          .read(accountRegion, metric, window, unit)
          .ifPresent(found -> points.add(point(input, window, found)));
    }
    return answer;
  }

  private static List<Window> windows(ObjectNode input) {
    var from = Timestamps.of(input.path("StartTime"));
    var to = Timestamps.of(input.path("EndTime"));
    var period = period(input);
    if (!from.isBefore(to)) {
      throw invalid("The parameter StartTime must be less than the parameter EndTime.");
    }
    if (Duration.between(from, to).dividedBy(period) > MOST_POINTS) {
      throw new AwsError(
          400,
          "InvalidParameterCombination",
          "You have requested more than %,d datapoints. Use a longer period or a shorter time range."
              .formatted(MOST_POINTS));
    }
    return Window.between(from, to, period);
  }

  private static Duration period(ObjectNode input) {
    try {
      return MetricQuery.period(input.path("Period"));
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode point(ObjectNode input, Window window, Statistics found) {
    var point =
        JsonNodeFactory.instance.objectNode().put("Timestamp", Timestamps.seconds(window.from()));
    for (var name : input.path("Statistics")) {
      var statistic = Statistic.named(name.asText());
      point.put(statistic.apiName(), statistic.of(found));
    }
    return point.put("Unit", input.path("Unit").asText("None"));
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameterValue", message);
  }
}
