package groundcrew.tagging.tag;

import groundcrew.tagging.journal.WriteTally.Refused;
import groundcrew.tagging.resources.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Remembers which resources are to let go which keys, and tells the keys that one has kept.
final class LettingGo {
  private final SortedMap<String, String> stale;
  private final Map<String, Set<String>> asked = new HashMap<>();
  private final Set<String> kept = new TreeSet<>();

  /// @param stale keys that are to go, and the values that are ours
  LettingGo(SortedMap<String, String> stale) {
    this.stale = stale;
  }

  /// Keys are going to be taken away from the resource.
  void ask(String arn, Set<String> keys) {
    if (!keys.isEmpty()) {
      asked.put(arn, keys);
    }
  }

  /// The resource must not be touched. A stack never had a tag of ours.
  void spare(Resource resource) {
    if (!resource.stack()) {
      stale.entrySet().stream()
          .filter(resource.tags().entrySet()::contains)
          .forEach(tag -> kept.add(tag.getKey()));
    }
  }

  /// Returns the keys that some resource still has.
  ///
  /// @param refused resources for which a call failed for good, whichever of its two it was
  Set<String> kept(List<Refused> refused) {
    refused.forEach(one -> kept.addAll(asked.getOrDefault(one.arn(), Set.of())));
    return kept;
  }
}
