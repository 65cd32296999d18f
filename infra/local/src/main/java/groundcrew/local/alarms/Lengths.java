package groundcrew.local.alarms;

import groundcrew.local.metrics.MetricQuery;
import groundcrew.local.metrics.SingleQuery;
import groundcrew.local.template.ResourceProperties;
import java.time.Duration;

/// How far back an alarm may look.
final class Lengths {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SHORT_PERIODS = Duration.ofDays(1);
  private static final Duration LONG_PERIODS = Duration.ofDays(7);
  private static final Duration GROUPED = Duration.ofHours(3);
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private Lengths() {}

  static void check(ResourceProperties properties, MetricQuery query, int periods) {
    if (query.period().compareTo(SHORTEST) < 0) {
      throw properties.fault("Period", "must be 10, 20, 30 or a multiple of 60 seconds");
    }
    var longest = longest(query);
    var length = query.period().multipliedBy(periods);
    if (length.compareTo(longest) > 0) {
      throw properties.fault(
          "EvaluationPeriods",
          "times the period is %s; at most %s is possible".formatted(length, longest));
    }
  }

  /// A query that groups is only answered from the last three hours.
  private static Duration longest(MetricQuery query) {
    if (!(query instanceof SingleQuery)) {
      return GROUPED;
    }
    return query.period().compareTo(HOUR) < 0 ? SHORT_PERIODS : LONG_PERIODS;
  }
}
