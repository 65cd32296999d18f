package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.MetricQuery;
import groundcrew.local.metrics.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An alarm as it was declared.
///
/// @param actions ARNs that receive a change, by the new state; empty where actions are not enabled
/// @param declared its properties by the API's names
public record Alarm(
    AccountRegion accountRegion,
    String name,
    MetricQuery query,
    AlarmEvaluator evaluator,
    Map<State, List<String>> actions,
    ObjectNode declared,
    Instant created) {

  /// Returns the alarm's ARN.
  public String arn() {
    return "arn:aws:cloudwatch:%s:%s:alarm:%s"
        .formatted(accountRegion.region(), accountRegion.account(), name);
  }

  /// Returns the periods that an evaluation reads. They end with the last full minute: what came in
  /// since is not seen yet.
  List<Window> windows(Instant now) {
    var period = query.period();
    return Window.before(Window.floor(now, rhythm()), period, evaluator.range());
  }

  /// An alarm is evaluated each minute; one over more than a day only sees full hours.
  private Duration rhythm() {
    var period = query.period();
    if (period.multipliedBy(evaluator.periods()).compareTo(Duration.ofDays(1)) > 0) {
      return Duration.ofHours(1);
    }
    return period.compareTo(Duration.ofMinutes(1)) < 0
        ? Duration.ofSeconds(10)
        : Duration.ofMinutes(1);
  }
}
