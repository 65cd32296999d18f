package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bucket4jRateLimiterTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline later = new Deadline(time, Instant.EPOCH.plus(Duration.ofDays(9)));

  @Test
  void allowsABurstOfHalfASecond() {
    take(new Bucket4jRateLimiter(10, time, time), 5);

    assertThat(time.slept()).isZero();
  }

  @Test
  void holdsTheBurstThatIsConfigured() {
    var limiter = new Bucket4jRateLimiter(2, 100, time, time);
    take(limiter, 100);
    assertThat(time.slept()).isZero();

    take(limiter, 10);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void keepsTheRateAfterTheBurst() {
    take(new Bucket4jRateLimiter(10, time, time), 5 + 100);

    assertThat(time.slept()).isBetween(Duration.ofMillis(9_999), Duration.ofMillis(10_001));
  }

  @Test
  void countsEachAccountAndRegionApart() {
    var limiter = new Bucket4jRateLimiter(1, time, time);
    limiter.acquire("111111111111", "eu-west-1", later);
    limiter.acquire("111111111111", "us-east-1", later);
    limiter.acquire("222222222222", "eu-west-1", later);

    assertThat(time.slept()).isZero();
  }

  @Test
  void accumulatesNoMoreThanHalfASecond() {
    var limiter = new Bucket4jRateLimiter(4, time, time);
    take(limiter, 2);
    time.sleep(Duration.ofHours(1));
    var before = time.slept();
    take(limiter, 6);

    assertThat(time.slept().minus(before)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void refusesAtOnceWhatIsNotAllowedBeforeTheDeadline() {
    var limiter = new Bucket4jRateLimiter(2, time, time);
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(1));

    var turns = Stream.generate(() -> acquire(limiter, deadline)).limit(4).toList();

    // One at once, one after half a second; the third one's turn is at the deadline itself.
    assertThat(turns).containsExactly(true, true, false, false);
    assertThat(time.slept()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aRefusedCallTakesNothingFromTheBucket() {
    var limiter = new Bucket4jRateLimiter(2, time, time);
    take(limiter, 1);
    assertThat(acquire(limiter, new Deadline(time, time.instant()))).isFalse();

    assertThat(acquire(limiter, new Deadline(time, time.instant().plusSeconds(9)))).isTrue();
    assertThat(time.slept()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void refusesARateOfZero() {
    assertThatThrownBy(() -> new Bucket4jRateLimiter(0, time, time))
        .hasMessageContaining("must be > 0, but are 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5, 4.7, 1000})
  void keepsAFractionalRate(double perSecond) {
    var limiter = new Bucket4jRateLimiter(perSecond, 1, time, time);

    take(limiter, 1 + (int) (perSecond * 100));

    assertThat(time.slept().toMillis()).isBetween(99_000L, 100_010L);
  }

  private static boolean acquire(RateLimiter limiter, Deadline deadline) {
    return limiter.acquire("111111111111", "eu-west-1", deadline);
  }

  private void take(RateLimiter limiter, int calls) {
    for (var call = 0; call < calls; call++) {
      assertThat(acquire(limiter, later)).isTrue();
    }
  }
}
