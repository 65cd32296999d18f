package groundcrew.tagging.tag;

import groundcrew.tagging.journal.WriteTally.FailedResource;
import groundcrew.tagging.resources.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Remembers the resources from which stale keys are removed, and finds the keys that one of them
/// still has.
final class KeyRemoval {
  private final SortedMap<String, String> stale;
  private final Map<String, Set<String>> requested = new HashMap<>();
  private final Set<String> held = new TreeSet<>();

  /// @param stale keys to remove, and the values that this level wrote
  KeyRemoval(SortedMap<String, String> stale) {
    this.stale = stale;
  }

  /// Notes that keys are about to be removed from the resource.
  void request(String arn, Set<String> keys) {
    if (!keys.isEmpty()) {
      requested.put(arn, keys);
    }
  }

  /// Notes that the resource must not be written. A stack never had a tag of ours.
  void skip(Resource resource) {
    if (!resource.stack()) {
      stale.entrySet().stream()
          .filter(resource.tags().entrySet()::contains)
          .forEach(tag -> held.add(tag.getKey()));
    }
  }

  /// Returns the keys that some resource still has.
  ///
  /// @param failed resources for which a call failed, whichever of its two it was
  Set<String> held(List<FailedResource> failed) {
    failed.forEach(one -> held.addAll(requested.getOrDefault(one.arn(), Set.of())));
    return held;
  }
}
