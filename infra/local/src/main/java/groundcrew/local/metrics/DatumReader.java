package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Reads one datum of a call, strictly.
///
/// @param path where it stands in the call, for errors
record DatumReader(JsonNode node, String path, Instant now) {
  private static final int MOST_VALUES = 150;
  private static final double LARGEST = Math.pow(2, 360);
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration FURTHEST = Duration.ofHours(2);

  Datum read(String namespace) {
    var resolution = node.path("StorageResolution").asInt(60);
    if (resolution != 1 && resolution != 60) {
      throw invalid(
          "The parameter %s.StorageResolution must be 1 or 60, received %d."
              .formatted(path, resolution));
    }
    return new Datum(
        Metric.of(namespace, node),
        timestamp(),
        statistics(),
        node.path("Unit").asText("None"),
        Duration.ofSeconds(resolution));
  }

  private Instant timestamp() {
    if (!node.has("Timestamp")) {
      return now;
    }
    var timestamp = Timestamps.of(node.path("Timestamp"));
    if (timestamp.isBefore(now.minus(OLDEST)) || timestamp.isAfter(now.plus(FURTHEST))) {
      throw invalid(
          "The parameter %s.Timestamp must specify a time within the past two weeks and no more than two hours in the future, received %s."
              .formatted(path, timestamp));
    }
    return timestamp;
  }

  private Statistics statistics() {
    var forms = List.of("Value", "Values", "StatisticValues").stream().filter(node::has).toList();
    if (forms.isEmpty()) {
      throw missing(path + ".Value");
    }
    if (forms.size() > 1) {
      throw new AwsError(
          400,
          "InvalidParameterCombinationException",
          "The parameters %s of %s exclude each other.".formatted(forms, path));
    }
    return switch (forms.getFirst()) {
      case "Value" -> Statistics.of(number(node.path("Value"), "Value"));
      case "Values" -> values();
      default -> statisticValues();
    };
  }

  private Statistics values() {
    var values = node.path("Values");
    var counts = node.path("Counts");
    if (values.isEmpty()) {
      throw missing(path + ".Values");
    }
    if (values.size() > MOST_VALUES) {
      throw invalid(
          "The collection %s.Values must not have a size greater than %d."
              .formatted(path, MOST_VALUES));
    }
    if (node.has("Counts") && counts.size() != values.size()) {
      throw invalid(
          "The collections %s.Values and Counts must have the same size.".formatted(path));
    }
    Statistics all = null;
    for (var i = 0; i < values.size(); i++) {
      var times = node.has("Counts") ? number(counts.get(i), "Counts") : 1;
      var one = Statistics.of(number(values.get(i), "Values"), times);
      all = all == null ? one : all.and(one);
    }
    return Objects.requireNonNull(all);
  }

  private Statistics statisticValues() {
    var set = node.path("StatisticValues");
    var statistics =
        new Statistics(
            number(set.path("SampleCount"), "StatisticValues.SampleCount"),
            number(set.path("Sum"), "StatisticValues.Sum"),
            number(set.path("Minimum"), "StatisticValues.Minimum"),
            number(set.path("Maximum"), "StatisticValues.Maximum"));
    if (statistics.count() <= 0 || statistics.minimum() > statistics.maximum()) {
      throw invalid("The parameter %s.StatisticValues contradicts itself.".formatted(path));
    }
    return statistics;
  }

  private double number(JsonNode value, String member) {
    var number = value.asDouble();
    if (!Double.isFinite(number) || Math.abs(number) > LARGEST) {
      throw invalid("The value %s for parameter %s.%s is invalid.".formatted(number, path, member));
    }
    return number;
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameterValueException", message);
  }

  static AwsError missing(String parameter) {
    return new AwsError(
        400, "MissingRequiredParameterException", "The parameter " + parameter + " is required.");
  }
}
