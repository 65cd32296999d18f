package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Resources in memory, in a single account and region.
public final class InMemoryResourceTags implements ResourceTags {
  private final Map<String, Map<String, String>> resources = new LinkedHashMap<>();
  private final Map<String, List<ResourceFailure>> failures = new HashMap<>();
  private final List<List<String>> calls = new ArrayList<>();
  private final Set<String> poisoned = new HashSet<>();
  private int listings;
  private volatile Consumer<List<String>> watch = arns -> {};
  private volatile Runnable beforeCall = () -> {};

  public synchronized InMemoryResourceTags add(String arn, Map<String, String> tags) {
    resources.put(arn, new HashMap<>(tags));
    return this;
  }

  /// Makes the next call fail for the resource.
  public synchronized InMemoryResourceTags fail(String arn, String code, Kind kind) {
    failures
        .computeIfAbsent(arn, _ -> new ArrayList<>())
        .add(new ResourceFailure(arn, code, "because", kind));
    return this;
  }

  /// Makes every call that includes the resource fail for all its resources.
  public synchronized void poison(String arn) {
    poisoned.add(arn);
  }

  /// Sees the resources of each call that writes, just before it.
  public void watchEachCall(Consumer<List<String>> watcher) {
    watch = watcher;
  }

  /// Runs an action before each call that writes.
  public synchronized void beforeEachCall(Runnable action) {
    beforeCall = action;
  }

  public synchronized void remove(String arn) {
    resources.remove(arn);
  }

  @Override
  public synchronized Stream<Resource> all(TaskContext context) {
    listings++;
    return everything();
  }

  private Stream<Resource> everything() {
    return resources.entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), entry.getValue()))
        .toList()
        .stream();
  }

  @Override
  public synchronized Stream<Resource> find(TaskContext context, List<String> arns) {
    return everything().filter(resource -> arns.contains(resource.arn()));
  }

  @Override
  public List<ResourceFailure> put(
      TaskContext context, List<String> arns, Map<String, String> tags) {
    return call(arns, resource -> resource.putAll(tags));
  }

  @Override
  public List<ResourceFailure> remove(
      TaskContext context, List<String> arns, Collection<String> keys) {
    return call(arns, resource -> resource.keySet().removeAll(keys));
  }

  private List<ResourceFailure> call(List<String> arns, Consumer<Map<String, String>> change) {
    if (arns.isEmpty() || arns.size() > MAX_BATCH_SIZE) {
      throw new IllegalArgumentException("expected 1 to 20 resources, received " + arns.size());
    }
    watch.accept(arns);
    beforeCall.run();
    return answer(arns, change);
  }

  private synchronized List<ResourceFailure> answer(
      List<String> arns, Consumer<Map<String, String>> change) {
    calls.add(List.copyOf(arns));
    for (var culprit : poisoned) {
      if (arns.contains(culprit)) {
        return arns.stream()
            .map(arn ->
                new ResourceFailure(arn, "InvalidParameterException", culprit, Kind.WHOLE_CALL))
            .toList();
      }
    }
    var failed = new ArrayList<ResourceFailure>();
    for (var arn : arns) {
      var waiting = failures.getOrDefault(arn, new ArrayList<>());
      if (waiting.isEmpty()) {
        change.accept(resources.computeIfAbsent(arn, _ -> new HashMap<>()));
      } else {
        failed.add(waiting.removeFirst());
      }
    }
    return failed;
  }

  public synchronized Map<String, String> tags(String arn) {
    return Map.copyOf(resources.getOrDefault(arn, Map.of()));
  }

  public synchronized List<List<String>> calls() {
    return List.copyOf(calls);
  }

  /// Returns how often all resources were listed.
  public synchronized int listings() {
    return listings;
  }
}
