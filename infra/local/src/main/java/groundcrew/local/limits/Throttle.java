package groundcrew.local.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Buckets of tokens, one per account, region and API.
public final class Throttle {
  private final double perSecond;
  private final int burst;
  private final InstantSource clock;
  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

  /// Creates full buckets.
  ///
  /// @param perSecond tokens that come back each second
  /// @param burst what a bucket holds at most
  public Throttle(double perSecond, int burst, InstantSource clock) {
    if (perSecond <= 0 || burst < 1) {
      throw new IllegalArgumentException(
          "A throttle needs a rate above 0 and a burst of at least 1, not %s and %s"
              .formatted(perSecond, burst));
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /// Returns a throttle that lets everything pass.
  public static Throttle off() {
    return new Throttle(Double.MAX_VALUE, Integer.MAX_VALUE, InstantSource.system());
  }

  /// Takes a token if there is one, and tells whether there was.
  public boolean admits(String account, String region, String api) {
    var now = clock.instant();
    var after =
        buckets.compute(
            new Key(account, region, api),
            (key, bucket) -> bucket == null ? take(burst, now) : take(refilled(bucket, now), now));
    return after.admitted();
  }

  private static Bucket take(double tokens, Instant now) {
    return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
  }

  private double refilled(Bucket bucket, Instant now) {
    var seconds = Duration.between(bucket.at(), now).toNanos() / 1e9;
    return Math.min(burst, bucket.tokens() + Math.max(0, seconds) * perSecond);
  }

  private record Key(String account, String region, String api) {}

  private record Bucket(double tokens, Instant at, boolean admitted) {}
}
