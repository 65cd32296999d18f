package groundcrew.local.metrics;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The data of one metric, by time and unit.
final class Series {
  private final NavigableMap<Instant, Map<String, Statistics>> points =
      new ConcurrentSkipListMap<>();

  void add(Datum datum) {
    points.merge(
        Window.floor(datum.timestamp(), datum.resolution()),
        Map.of(datum.unit(), datum.statistics()),
        Series::together);
  }

  private static Map<String, Statistics> together(
      Map<String, Statistics> before, Map<String, Statistics> added) {
    var both = new HashMap<>(before);
    added.forEach((unit, statistics) -> both.merge(unit, statistics, Statistics::and));
    return Map.copyOf(both);
  }

  /// Reads the data of a window, of one unit or of all.
  Optional<Statistics> read(Window window, Optional<String> unit) {
    return points.subMap(window.from(), true, window.to(), false).values().stream()
        .flatMap(units -> units.entrySet().stream())
        .filter(entry -> unit.isEmpty() || unit.get().equals(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Statistics::and);
  }

  boolean hasDataSince(Instant time) {
    return points.ceilingKey(time) != null;
  }
}
