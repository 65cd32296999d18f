package groundcrew.local.template;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which generated names are taken by resources that no stack knows any longer: those that were
/// retained, and those that could not be deleted.
final class Numbers {
  private final Map<Key, Integer> free = new ConcurrentHashMap<>();

  private record Key(Place place, String logicalId) {}

  /// Returns the first number that is free.
  int free(Place place, String logicalId) {
    return free.getOrDefault(new Key(place, logicalId), 0);
  }

  void take(Resource resource) {
    free.merge(new Key(resource.place(), resource.logicalId()), resource.number() + 1, Math::max);
  }
}
