package groundcrew.local.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The metrics of all accounts and regions.
public final class MetricStore {
  private final Map<Home, Map<Metric, Series>> homes = new ConcurrentHashMap<>();

  /// Adds what was measured to what is there.
  public void add(Home home, Datum datum) {
    of(home).computeIfAbsent(datum.metric(), metric -> new Series()).add(datum);
  }

  Optional<Statistics> read(Home home, Metric metric, Window window, Optional<String> unit) {
    return Optional.ofNullable(of(home).get(metric)).flatMap(series -> series.read(window, unit));
  }

  Stream<Metric> metrics(Home home) {
    return of(home).keySet().stream();
  }

  Stream<Metric> metricsSince(Home home, Instant time) {
    return of(home).entrySet().stream()
        .filter(entry -> entry.getValue().hasDataSince(time))
        .map(Map.Entry::getKey);
  }

  private Map<Metric, Series> of(Home home) {
    return homes.computeIfAbsent(home, key -> new ConcurrentHashMap<>());
  }
}
