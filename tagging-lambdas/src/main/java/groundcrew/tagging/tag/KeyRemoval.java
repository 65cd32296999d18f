package groundcrew.tagging.tag;

import groundcrew.tagging.journal.WriteTally.FailedResource;
import groundcrew.tagging.resources.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Tracks the removal of stale keys, and determines which of them some resource still has.
final class KeyRemoval {
  private final SortedMap<String, String> stale;
  private final Map<String, Set<String>> requested = new HashMap<>();
  private final Set<String> held = new TreeSet<>();

  /// @param stale keys to remove, and the values that this level wrote
  /// @param held those that resources of earlier messages of the task still have
  KeyRemoval(SortedMap<String, String> stale, Collection<String> held) {
    this.stale = stale;
    this.held.addAll(held);
  }

  /// Records that keys are about to be removed from the resource.
  void request(String arn, Set<String> keys) {
    if (!keys.isEmpty()) {
      requested.put(arn, keys);
    }
  }

  /// Records that the resource is protected. No level ever wrote a tag on a stack.
  void skip(Resource resource) {
    if (!resource.stack()) {
      stale.entrySet().stream()
          .filter(resource.tags().entrySet()::contains)
          .forEach(tag -> held.add(tag.getKey()));
    }
  }

  /// Returns the keys that some resource still has.
  ///
  /// @param failed resources for which a call failed, to put tags or to remove them
  Set<String> held(List<FailedResource> failed) {
    failed.forEach(one -> held.addAll(requested.getOrDefault(one.arn(), Set.of())));
    return held;
  }
}
