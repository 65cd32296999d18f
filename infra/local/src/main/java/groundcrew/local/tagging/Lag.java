package groundcrew.local.tagging;

import groundcrew.local.fixture.TaggedResource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// How far GetResources is behind what this API wrote; not at all by default.
///
/// TagResources and UntagResources themselves always work on what is there. What a test changes in
/// the fixture is seen at once.
public final class Lag {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final Map<Key, List<Former>> formers = new ConcurrentHashMap<>();
  private volatile Duration time = Duration.ZERO;

  Lag(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(String account, String region, String arn) {
    static Key of(TaggedResource resource) {
      return new Key(resource.account(), resource.region(), resource.arn());
    }
  }

  /// What a resource was until a write.
  private record Former(TaggedResource resource, Instant written) {}

  /// Lets GetResources see a write that comes from now on so much later, by the service's clock.
  ///
  /// @param later 0 to 60 s
  /// @throws IllegalArgumentException for any other time
  public void set(Duration later) {
    if (later.isNegative() || later.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a lag is 0 to 60 s, not " + later);
    }
    time = later;
  }

  /// Notes a write, and returns the resource as it was written.
  TaggedResource written(TaggedResource before, TaggedResource after) {
    if (!time.isZero()) {
      var former = new Former(before, clock.instant());
      formers.merge(
          Key.of(before),
          List.of(former),
          (all, one) -> Stream.concat(unseen(all), one.stream()).toList());
    }
    return after;
  }

  /// Returns what GetResources sees of a resource.
  TaggedResource seen(TaggedResource now) {
    return unseen(formers.getOrDefault(Key.of(now), List.of()))
        .findFirst()
        .map(Former::resource)
        .orElse(now);
  }

  /// Returns what was there before each write that is not seen yet, oldest first.
  private Stream<Former> unseen(List<Former> all) {
    var until = clock.instant().minus(time);
    return all.stream().filter(former -> former.written().isAfter(until));
  }
}
