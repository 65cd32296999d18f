package groundcrew.tagging.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Resources in memory: those of the one target that a test works in.
public final class InMemoryResourceTags implements ResourceTags {
  private final Map<String, Map<String, String>> resources = new LinkedHashMap<>();
  private final Map<String, List<Refusal>> refusals = new HashMap<>();
  private final List<List<String>> calls = new ArrayList<>();

  public InMemoryResourceTags add(String arn, Map<String, String> tags) {
    resources.put(arn, new HashMap<>(tags));
    return this;
  }

  /// The resource refuses the next call for it.
  public InMemoryResourceTags refuse(String arn, String code, boolean mayPass) {
    refusals
        .computeIfAbsent(arn, _ -> new ArrayList<>())
        .add(new Refusal(arn, code, "because", mayPass));
    return this;
  }

  @Override
  public Stream<Resource> all(Target target) {
    return resources.entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), entry.getValue()));
  }

  @Override
  public List<Refusal> put(Target target, List<String> arns, Map<String, String> tags) {
    if (arns.isEmpty() || arns.size() > LARGEST_BATCH) {
      throw new IllegalArgumentException("expected 1 to 20 resources, received " + arns.size());
    }
    calls.add(List.copyOf(arns));
    var refused = new ArrayList<Refusal>();
    for (var arn : arns) {
      var waiting = refusals.getOrDefault(arn, new ArrayList<>());
      if (waiting.isEmpty()) {
        resources.computeIfAbsent(arn, _ -> new HashMap<>()).putAll(tags);
      } else {
        refused.add(waiting.removeFirst());
      }
    }
    return refused;
  }

  public Map<String, String> tags(String arn) {
    return Map.copyOf(resources.getOrDefault(arn, Map.of()));
  }

  public List<List<String>> calls() {
    return List.copyOf(calls);
  }
}
