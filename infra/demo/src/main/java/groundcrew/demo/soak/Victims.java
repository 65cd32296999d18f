package groundcrew.demo.soak;

import groundcrew.demo.system.TagAudit;
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
import java.util.TreeSet;

/// Whom the faults of a soak strike that strike somebody in particular.
///
/// @param withoutRole account into which the member role was not brought
/// @param disabled region that its account has not enabled
/// @param poisoned whose ARN makes AWS refuse the whole call
/// @param denied whose own service refuses
/// @param full has 50 tags of others
/// @param twin has a key of the level in another case, and will be right beside it
record Victims(
    String withoutRole,
    Place disabled,
    TaggedResource poisoned,
    TaggedResource denied,
    TaggedResource full,
    TaggedResource twin) {
  private static final int MOST_TAGS = 50;

  /// Chooses them by the seed, and gives two of them the tags that make them victims.
  ///
  /// @param spared accounts that have another part to play
  static Victims choose(Fixture fixture, Set<String> keys, Set<String> spared, long seed) {
    var random = new Random(seed);
    var wrong = new ArrayList<>(TagAudit.of(fixture, keys).wrong());
    wrong.sort(Comparator.comparing(TaggedResource::arn));
    Collections.shuffle(wrong, random);
    var accounts = new TreeSet<String>();
    wrong.forEach(resource -> accounts.add(resource.account()));
    accounts.removeAll(spared);
    var drawn = new ArrayList<>(accounts);
    Collections.shuffle(drawn, random);
    var withoutRole = drawn.getFirst();
    var disabled = new Place(drawn.get(1), SoakSize.OPT_IN_REGION);
    wrong.removeIf(
        resource -> resource.account().equals(withoutRole) || Place.of(resource).equals(disabled));
    var poisoned = wrong.removeFirst();
    var denied = wrong.removeFirst();
    var full = firstWithoutAny(keys, wrong);
    wrong.remove(full);
    var twin = firstWithoutAny(keys, wrong);
    return new Victims(
        withoutRole,
        disabled,
        poisoned,
        denied,
        changed(fixture, full, fill(full)),
        changed(fixture, twin, Map.of("Environment", "by hand")));
  }

  /// Tells whether the tagger can work on the resource at all.
  boolean reachable(TaggedResource resource) {
    return !resource.account().equals(withoutRole) && !Place.of(resource).equals(disabled);
  }

  /// Tells whether the resource cannot be tagged though its account can be reached.
  boolean untaggable(TaggedResource resource) {
    return resource.type().startsWith("cloudformation:")
        || List.of(poisoned.arn(), denied.arn(), full.arn()).contains(resource.arn());
  }

  private static TaggedResource firstWithoutAny(Set<String> keys, List<TaggedResource> resources) {
    return resources.stream()
        .filter(resource -> Collections.disjoint(resource.tags().keySet(), keys))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("too few resources for all faults"));
  }

  private static Map<String, String> fill(TaggedResource resource) {
    var tags = new HashMap<String, String>();
    for (var number = resource.tags().size(); number < MOST_TAGS; number++) {
      tags.put("label-" + number, "x");
    }
    return tags;
  }

  private static TaggedResource changed(
      Fixture fixture, TaggedResource resource, Map<String, String> tags) {
    return fixture
        .resources()
        .update(resource.account(), resource.region(), resource.arn(), now -> now.with(tags))
        .orElseThrow();
  }
}
