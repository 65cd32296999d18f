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

  static String of(Judge judge, State before, State now, Verdict verdict) {
    if (now == State.INSUFFICIENT_DATA) {
      return "Insufficient Data: %s unknown.".formatted(counted(verdict.filled()));
    }
    var received =
        verdict.judged().isEmpty()
            ? "no datapoints were received for %d period%s"
                .formatted(judge.periods(), judge.periods() == 1 ? "" : "s")
            : crossed(judge, now, verdict);
    var filled =
        verdict.filled() == 0
            ? ""
            : " and %d missing datapoint%s treated as [%s]"
                .formatted(
                    verdict.filled(),
                    verdict.filled() == 1 ? " was" : "s were",
                    judge.missing().inReasons());
    return "Threshold Crossed: " + received + filled + transition(judge, before, now) + ".";
  }

  private static String crossed(Judge judge, State now, Verdict verdict) {
    var points =
        verdict.judged().stream()
            .filter(point -> now != State.ALARM || verdict.filled() > 0 || breaches(judge, point))
            .toList();
    var listed =
        points.stream()
            .map(point ->
                "%s (%s)".formatted(point.value().orElseThrow(), SHORT.format(point.from())))
            .collect(Collectors.joining(", ", "[", "]"));
    var counted =
        judge.needed().isPresent()
            ? "%d out of the last %d datapoints".formatted(points.size(), judge.periods())
            : points.size() + " datapoint" + (points.size() == 1 ? "" : "s");
    return "%s %s %s%s %s the threshold (%s)"
        .formatted(
            counted,
            listed,
            points.size() == 1 ? "was" : "were",
            now == State.ALARM ? "" : " not",
            judge.comparison().words(),
            judge.threshold());
  }

  private static boolean breaches(Judge judge, Point point) {
    return judge.comparison().breaches(point.value().orElseThrow(), judge.threshold());
  }

  /// Alarms that name the number of points to alarm tell it.
  private static String transition(Judge judge, State before, State now) {
    if (judge.needed().isEmpty() || before == now) {
      return "";
    }
    var least = now == State.ALARM ? judge.toAlarm() : judge.periods() - judge.toAlarm() + 1;
    return " (minimum %d datapoint%s for %s -> %s transition)"
        .formatted(least, least == 1 ? "" : "s", before, now);
  }

  private static String counted(int number) {
    return number + (number == 1 ? " datapoint was" : " datapoints were");
  }

  /// Returns the reason for programs.
  static String data(MetricQuery query, Judge judge, Verdict verdict, Instant now) {
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
    verdict.judged().reversed().forEach(point -> recent.add(point.value().orElseThrow()));
    data.put("threshold", judge.threshold());
    return data.toString();
  }

  static String time(Instant instant) {
    return LONG.format(instant);
  }
}
