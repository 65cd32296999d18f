package groundcrew.common;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Token buckets of Bucket4j, one for each account and region.
///
/// Callers are served in their order of arrival: a call that waits has its token already.
public final class Bucket4jRateLimiter implements RateLimiter {
  /// Bucket4j counts whole tokens, and rates may be fractional.
  private static final long TOKENS_PER_CALL = 100_000;

  private final long perSecond;
  private final long capacity;
  private final TimeMeter clock;
  private final BlockingStrategy wait;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  /// Creates a limiter whose buckets hold the calls of half a second.
  ///
  /// AWS's own buckets hold at least the calls of a second. The other half is for calls that travel
  /// at different speeds and arrive closer together than they left.
  public Bucket4jRateLimiter(double perSecond, InstantSource clock, Sleeper sleeper) {
    this(perSecond, perSecond / 2, clock, sleeper);
  }

  /// @param perSecond calls per second, more than 0 and at most 1,000
  /// @param burst calls that a full bucket holds; a bucket holds at least one
  public Bucket4jRateLimiter(double perSecond, double burst, InstantSource clock, Sleeper sleeper) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("calls per second must be > 0, but are " + perSecond);
    }
    this.perSecond = Math.max(1, Math.round(perSecond * TOKENS_PER_CALL));
    this.capacity = Math.round(Math.max(1, burst) * TOKENS_PER_CALL);
    this.clock = meter(clock);
    this.wait = nanos -> sleeper.sleep(Duration.ofNanos(nanos));
  }

  @Override
  public boolean acquire(String account, String region, Deadline deadline) {
    var bucket = buckets.computeIfAbsent(account + "/" + region, _ -> bucket());
    try {
      // A wait until the deadline itself leaves no time for the call.
      var longest = deadline.remaining().toNanos() - 1;
      return longest > 0
          ? bucket.asBlocking().tryConsume(TOKENS_PER_CALL, longest, wait)
          : !deadline.passed() && bucket.tryConsume(TOKENS_PER_CALL);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the rate limit", interrupted);
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .withCustomTimePrecision(clock)
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  private static TimeMeter meter(InstantSource clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        var now = clock.instant();
        return Math.addExact(now.getEpochSecond() * 1_000_000_000L, now.getNano());
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
