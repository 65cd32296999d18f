package groundcrew.local.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Every resource, by account and region; safe for many threads.
public final class Resources {
  private final Map<Place, ConcurrentNavigableMap<String, TaggedResource>> places =
      new ConcurrentHashMap<>();

  /// Adds a resource.
  ///
  /// @throws IllegalArgumentException when the account and region have one with that ARN
  public void add(TaggedResource resource) {
    var place = new Place(resource.account(), resource.region());
    var before =
        places
            .computeIfAbsent(place, key -> new ConcurrentSkipListMap<>())
            .putIfAbsent(resource.arn(), resource);
    if (before != null) {
      throw new IllegalArgumentException("There is a resource %s already".formatted(before.arn()));
    }
  }

  /// Returns a resource, if the account has it in the region.
  public Optional<TaggedResource> find(String account, String region, String arn) {
    return Optional.ofNullable(in(account, region).get(arn));
  }

  /// Returns the resources whose ARN comes after another, in the order of their ARNs.
  ///
  /// @param arn the other; empty for all
  public Stream<TaggedResource> after(String account, String region, String arn) {
    return in(account, region).tailMap(arn, false).values().stream();
  }

  /// Replaces a resource by what `change` makes of it, and returns that; empty where there is none.
  public Optional<TaggedResource> update(
      String account, String region, String arn, UnaryOperator<TaggedResource> change) {
    return Optional.ofNullable(
        in(account, region).computeIfPresent(arn, (key, resource) -> change.apply(resource)));
  }

  /// Removes a resource; does nothing where there is none.
  public void remove(String account, String region, String arn) {
    in(account, region).remove(arn);
  }

  /// Returns every resource of every account.
  public Stream<TaggedResource> all() {
    return places.values().stream().flatMap(place -> place.values().stream());
  }

  private ConcurrentNavigableMap<String, TaggedResource> in(String account, String region) {
    var found = places.get(new Place(account, region));
    return found == null ? new ConcurrentSkipListMap<>() : found;
  }

  private record Place(String account, String region) {}
}
