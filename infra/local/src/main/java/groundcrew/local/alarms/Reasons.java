package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.metrics.MetricQuery;
import groundcrew.local.metrics.SingleQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/// Why an alarm is in its state, as CloudWatch words it.
final class Reasons {
  static final String INITIAL = "Unchecked: Initial alarm creation";
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  private Reasons() {}

  static String of(AlarmEvaluator evaluator, State before, State now, Evaluation evaluation) {
    if (now == State.INSUFFICIENT_DATA) {
      return "Insufficient Data: %s unknown.".formatted(counted(evaluation.filled()));
    }
    var received =
        evaluation.judged().isEmpty()
            ? "no datapoints were received for %d period%s"
                .formatted(evaluator.periods(), evaluator.periods() == 1 ? "" : "s")
            : crossed(evaluator, now, evaluation);
    var filled =
        evaluation.filled() == 0
            ? ""
            : " and %d missing datapoint%s treated as [%s]"
                .formatted(
                    evaluation.filled(),
                    evaluation.filled() == 1 ? " was" : "s were",
                    evaluator.missing().inReasons());
    return "Threshold Crossed: " + received + filled + transition(evaluator, before, now) + ".";
  }

  private static String crossed(AlarmEvaluator evaluator, State now, Evaluation evaluation) {
    var points =
        evaluation.judged().stream()
            .filter(point ->
                now != State.ALARM || evaluation.filled() > 0 || breaches(evaluator, point))
            .toList();
    var listed =
        points.stream()
            .map(point ->
                "%s (%s)".formatted(point.value().orElseThrow(), SHORT.format(point.from())))
            .collect(Collectors.joining(", ", "[", "]"));
    var counted =
        evaluator.needed().isPresent()
            ? "%d out of the last %d datapoints".formatted(points.size(), evaluator.periods())
            : points.size() + " datapoint" + (points.size() == 1 ? "" : "s");
    return "%s %s %s%s %s the threshold (%s)"
        .formatted(
            counted,
            listed,
            points.size() == 1 ? "was" : "were",
            now == State.ALARM ? "" : " not",
            evaluator.comparison().words(),
            evaluator.threshold());
  }

  private static boolean breaches(AlarmEvaluator evaluator, Point point) {
    return evaluator.comparison().breaches(point.value().orElseThrow(), evaluator.threshold());
  }

  /// Alarms that name the number of points to alarm tell it.
  private static String transition(AlarmEvaluator evaluator, State before, State now) {
    if (evaluator.needed().isEmpty() || before == now) {
      return "";
    }
    var least =
        now == State.ALARM ? evaluator.toAlarm() : evaluator.periods() - evaluator.toAlarm() + 1;
    return " (minimum %d datapoint%s for %s -> %s transition)"
        .formatted(least, least == 1 ? "" : "s", before, now);
  }

  private static String counted(int number) {
    return number + (number == 1 ? " datapoint was" : " datapoints were");
  }

  /// Returns the reason for programs.
  static String data(
      MetricQuery query, AlarmEvaluator evaluator, Evaluation evaluation, Instant now) {
    var data =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "1.0")
            .put("queryDate", LONG.format(now));
    if (query instanceof SingleQuery single) {
      data.put("statistic", single.statistic().apiName());
    }
    data.put("period", query.period().toSeconds());
    var recent = data.putArray("recentDatapoints");
    evaluation.judged().reversed().forEach(point -> recent.add(point.value().orElseThrow()));
    data.put("threshold", evaluator.threshold());
    return data.toString();
  }

  static String time(Instant instant) {
    return LONG.format(instant);
  }
}
