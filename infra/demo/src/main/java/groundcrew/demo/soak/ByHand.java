package groundcrew.demo.soak;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What people changed by hand between a run and its undoing.
///
/// @param wholly resources of which every key that the run changed holds another value now
/// @param partly resources of which one of several such keys does
/// @param tags what was put there, by ARN
record ByHand(Set<String> wholly, Set<String> partly, Map<String, Map<String, String>> tags) {
  private static final int EACH = 10;

  /// Changes some of the resources that a run changed.
  static ByHand change(Fixture fixture, Snapshot before, RunJournal journal, long seed) {
    var changed =
        new ArrayList<>(
            fixture
                .resources()
                .all()
                .filter(before::changed)
                .sorted(Comparator.comparing(TaggedResource::arn))
                .toList());
    Collections.shuffle(changed, new Random(seed));
    var byHand = new ByHand(new TreeSet<>(), new TreeSet<>(), new HashMap<>());
    for (var resource : changed) {
      var keys = new TreeSet<String>();
      journal.about(resource.arn()).forEach(line -> keys.addAll(line.keys()));
      if (byHand.wholly.size() < EACH) {
        byHand.put(fixture, resource, byHand.wholly, List.copyOf(keys));
      } else if (byHand.partly.size() < EACH && keys.size() > 1) {
        byHand.put(fixture, resource, byHand.partly, List.of(keys.first()));
      }
    }
    return byHand;
  }

  private void put(Fixture fixture, TaggedResource resource, Set<String> kind, List<String> keys) {
    var values = new TreeMap<String, String>();
    keys.forEach(key -> values.put(key, "by hand"));
    var _ =
        fixture
            .resources()
            .update(resource.account(), resource.region(), resource.arn(), now -> now.with(values))
            .orElseThrow();
    kind.add(resource.arn());
    tags.put(resource.arn(), values);
  }

  /// Returns what a resource must have after the undoing.
  Map<String, String> over(String arn, Map<String, String> former) {
    var expected = new TreeMap<>(former);
    expected.putAll(tags.getOrDefault(arn, Map.of()));
    return expected;
  }
}
