package groundcrew.local.metrics;

import groundcrew.local.arn.AccountRegion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One statistic of one metric.
///
/// @param unit only data that was stored with this unit; a unit that nobody stored finds nothing
public record SingleQuery(
    Metric metric, Statistic statistic, Optional<String> unit, Duration period)
    implements MetricQuery {

  @Override
  public Answered answer(MetricStore store, AccountRegion accountRegion, List<Window> windows) {
    var values =
        windows.stream()
            .map(window -> store.read(accountRegion, metric, window, unit).map(statistic::of))
            .toList();
    return new Answered(List.of(new Line(Map.of(), values)), false);
  }
}
