package groundcrew.bench.tagging;

import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What there is to be done in one account and region.
///
/// @param listed resources that GetResources lists
/// @param wrong resources that have to be written
/// @param missing tags that they lack or have with another value, together
/// @param planned parts of the journal that are written ahead
/// @param done parts of the journal that tell results
record PlaceState(int listed, int wrong, int missing, int planned, int done) {
  /// So many lines has a part of the journal.
  private static final int PART = 1000;

  /// Looks at every account and region that gets a message.
  static List<PlaceState> of(Fixture fixture, Set<String> keys) {
    return fixture.organization().accounts().stream()
        .filter(account -> account.state() == Account.State.ACTIVE)
        .filter(account -> account.tags().keySet().stream().anyMatch(keys::contains))
        .flatMap(
            account -> fixture.regions().stream().map(region -> of(fixture, account, region, keys)))
        .toList();
  }

  private static PlaceState of(Fixture fixture, Account account, String region, Set<String> keys) {
    var tags = new TreeMap<>(account.tags());
    tags.keySet().retainAll(keys);
    var state = new PlaceState(0, 0, 0, 0, 0);
    var lines = 0;
    var writing = new HashSet<Integer>();
    // In the order in which they are listed, which decides what is in which part.
    for (var resource : fixture.resources().after(account.id(), region, "").toList()) {
      if (!resource.everTagged()) {
        continue;
      }
      var missing = missing(resource, tags);
      if (stack(resource)) {
        lines++;
        state = state.plus(1, 0, 0);
      } else {
        state = state.plus(1, missing > 0 ? 1 : 0, missing);
        if (missing > 0) {
          writing.add(lines / PART);
          lines++;
        }
      }
    }
    return new PlaceState(
        state.listed, state.wrong, state.missing, ceil(lines, PART), writing.size());
  }

  private PlaceState plus(int moreListed, int moreWrong, int moreMissing) {
    return new PlaceState(listed + moreListed, wrong + moreWrong, missing + moreMissing, 0, 0);
  }

  private static int missing(TaggedResource resource, Map<String, String> tags) {
    return (int)
        tags.entrySet().stream()
            .filter(tag -> !tag.getValue().equals(resource.tags().get(tag.getKey())))
            .count();
  }

  private static boolean stack(TaggedResource resource) {
    return resource.type().startsWith("cloudformation:");
  }

  static int ceil(int number, int size) {
    return (number + size - 1) / size;
  }
}
