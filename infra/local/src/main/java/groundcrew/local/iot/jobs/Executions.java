package groundcrew.local.iot.jobs;

import groundcrew.local.arn.AccountRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The executions of all jobs. Whoever uses it holds the lock of [Jobs].
final class Executions {
  private final Map<Key, List<JobExecution>> attempts = new HashMap<>();
  private final Map<Queue, Map<String, JobExecution>> pending = new HashMap<>();

  private record Key(AccountRegion place, String thing, String jobId) {}

  private record Queue(AccountRegion place, String thing) {}

  /// Adds an attempt, or replaces it.
  void put(AccountRegion place, JobExecution execution) {
    var key = new Key(place, execution.thing(), execution.jobId());
    var all = attempts.computeIfAbsent(key, _ -> new ArrayList<>());
    all.removeIf(one -> one.number() == execution.number());
    all.add(execution);
    var queue =
        pending.computeIfAbsent(new Queue(place, execution.thing()), _ -> new LinkedHashMap<>());
    if (execution.status().ended()) {
      queue.remove(execution.jobId());
    } else {
      queue.put(execution.jobId(), execution);
    }
  }

  void remove(AccountRegion place, String thing, String jobId) {
    attempts.remove(new Key(place, thing, jobId));
    pending.getOrDefault(new Queue(place, thing), new HashMap<>()).remove(jobId);
  }

  /// Returns all attempts of a thing at a job, the last one last.
  List<JobExecution> attempts(AccountRegion place, String thing, String jobId) {
    return List.copyOf(attempts.getOrDefault(new Key(place, thing, jobId), List.of()));
  }

  Optional<JobExecution> last(AccountRegion place, String thing, String jobId) {
    return attempts(place, thing, jobId).reversed().stream().findFirst();
  }

  /// Returns what has not ended: what is in progress first, then in the order of the queue.
  List<JobExecution> pending(AccountRegion place, String thing) {
    var queue = List.copyOf(pending.getOrDefault(new Queue(place, thing), Map.of()).values());
    return Stream.of(ExecutionStatus.IN_PROGRESS, ExecutionStatus.QUEUED)
        .flatMap(status -> queue.stream().filter(one -> one.status() == status))
        .toList();
  }
}
