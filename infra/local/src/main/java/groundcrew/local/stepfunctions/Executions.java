package groundcrew.local.stepfunctions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The executions of one machine; safe for many threads.
final class Executions {
  /// How far a listing may be behind.
  static final Duration LAG = Duration.ofSeconds(1);

  private final ConcurrentNavigableMap<String, Seen> newestFirst = new ConcurrentSkipListMap<>();
  private final Map<String, String> orders = new ConcurrentHashMap<>();

  Optional<Execution> find(String name) {
    return Optional.ofNullable(orders.get(name))
        .flatMap(order -> Optional.ofNullable(newestFirst.get(order)))
        .map(Seen::execution);
  }

  /// Adds an execution unless there is one of its name; returns that one then.
  synchronized Optional<Execution> add(Execution execution, Instant since) {
    var present = find(execution.name());
    if (present.isEmpty()) {
      newestFirst.put(execution.order(), Seen.first(execution, since));
      orders.put(execution.name(), execution.order());
    }
    return present;
  }

  /// Changes an execution, unless `change` says that there is nothing to change; returns it then.
  ///
  /// @param change may throw, which leaves the execution as it was
  synchronized Optional<Execution> change(
      Execution execution, Instant now, Function<Execution, Optional<Execution>> change) {
    var order = execution.order();
    var seen = newestFirst.getOrDefault(order, Seen.first(execution, now));
    var changed = change.apply(seen.execution());
    changed.ifPresent(next -> newestFirst.put(order, seen.then(next, now, now.minus(LAG))));
    return changed;
  }

  List<Execution> running() {
    return newestFirst.values().stream()
        .map(Seen::execution)
        .filter(execution -> execution.status() == Status.RUNNING)
        .toList();
  }

  /// Returns those that come after a position, newest first, as they were at a time.
  Stream<Execution> after(String order, Instant time) {
    return newestFirst.tailMap(order, false).values().stream()
        .flatMap(seen -> seen.at(time).stream());
  }
}
