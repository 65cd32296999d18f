package groundcrew.local.metrics;

import groundcrew.local.arn.AccountRegion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The metrics of all accounts and regions.
public final class MetricStore {
  private final Map<AccountRegion, Map<Metric, Series>> byAccountRegion = new ConcurrentHashMap<>();

  /// Adds what was measured to what is there.
  public void add(AccountRegion accountRegion, Datum datum) {
    of(accountRegion).computeIfAbsent(datum.metric(), metric -> new Series()).add(datum);
  }

  Optional<Statistics> read(
      AccountRegion accountRegion, Metric metric, Window window, Optional<String> unit) {
    return Optional.ofNullable(of(accountRegion).get(metric))
        .flatMap(series -> series.read(window, unit));
  }

  Stream<Metric> metrics(AccountRegion accountRegion) {
    return of(accountRegion).keySet().stream();
  }

  Stream<Metric> metricsSince(AccountRegion accountRegion, Instant time) {
    return of(accountRegion).entrySet().stream()
        .filter(entry -> entry.getValue().hasDataSince(time))
        .map(Map.Entry::getKey);
  }

  private Map<Metric, Series> of(AccountRegion accountRegion) {
    return byAccountRegion.computeIfAbsent(accountRegion, key -> new ConcurrentHashMap<>());
  }
}
