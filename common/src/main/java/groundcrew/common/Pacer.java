package groundcrew.common;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Keeps the calls to one API below its quota, which AWS counts by account and region: a token
/// bucket for each.
///
/// Where AWS's bucket is not known, one holds half a second's calls. AWS's own holds at least a
/// whole second's: the other half is for calls that travel at different speeds and arrive closer
/// together than they left.
public final class Pacer {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double atOnce;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  public Pacer(double perSecond, InstantSource clock, Sleeper sleeper) {
    this(perSecond, perSecond / 2, clock, sleeper);
  }

  /// @param perSecond how fast the bucket fills
  /// @param atOnce how many calls it holds; it holds one in any case
  public Pacer(double perSecond, double atOnce, InstantSource clock, Sleeper sleeper) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("calls per second must be > 0, but are " + perSecond);
    }
    this.perSecond = perSecond;
    this.atOnce = Math.max(1, atOnce);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /// Waits until one more call to the account's API in the region is within the pace.
  public void take(String account, String region) {
    var wait = bucket(account, region).reserve();
    if (wait.isPositive()) {
      sleeper.sleep(wait);
    }
  }

  /// Waits as [#take(String, String)] does, unless the call could not begin before the deadline:
  /// then it returns false at once, and takes nothing.
  public boolean tryTake(String account, String region, Deadline deadline) {
    var wait = bucket(account, region).tryReserve(deadline.remaining());
    wait.filter(Duration::isPositive).ifPresent(sleeper::sleep);
    return wait.isPresent();
  }

  private Bucket bucket(String account, String region) {
    return buckets.computeIfAbsent(account + "/" + region, _ -> new Bucket());
  }

  private final class Bucket {
    private double tokens = atOnce;
    private Instant filledAt = clock.instant();

    /// A negative balance is calls already promised: who comes later waits longer, in the order of
    /// arrival.
    synchronized Duration reserve() {
      fill();
      tokens -= 1;
      return tokens >= 0 ? Duration.ZERO : untilFilled();
    }

    /// Reserves only what is due before the time left is over.
    synchronized Optional<Duration> tryReserve(Duration left) {
      var wait = reserve();
      if (wait.compareTo(left) < 0) {
        return Optional.of(wait);
      }
      tokens += 1;
      return Optional.empty();
    }

    private void fill() {
      var now = clock.instant();
      if (now.isAfter(filledAt)) {
        var nanos = Duration.between(filledAt, now).toNanos();
        tokens = Math.min(atOnce, tokens + nanos / NANOS * perSecond);
        filledAt = now;
      }
    }

    private Duration untilFilled() {
      return Duration.ofNanos((long) Math.ceil(-tokens / perSecond * NANOS));
    }
  }
}
