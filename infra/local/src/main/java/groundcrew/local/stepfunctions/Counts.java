package groundcrew.local.stepfunctions;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often each machine's executions came to each status; RUNNING counts those that started.
final class Counts {
  private final Map<StatusCount, Long> counts = new ConcurrentHashMap<>();

  void add(Machine machine, Status status) {
    counts.merge(new StatusCount(machine, status), 1L, Long::sum);
  }

  /// Returns and forgets the counts; what never happened is left out.
  Map<StatusCount, Long> take() {
    var taken = new HashMap<StatusCount, Long>();
    for (var key : counts.keySet()) {
      counts.computeIfPresent(
          key,
          (counted, number) -> {
            taken.put(counted, number);
            return null;
          });
    }
    return taken;
  }
}
