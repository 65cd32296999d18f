package groundcrew.local.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-31T02:00:00Z"));
  private final Throttle throttle = new Throttle(5, 2, now::get);

  @Test
  void anEmptyBucketRefusesUntilTheClockHasFilledIt() {
    assertThat(throttle.admits("1", "eu-west-1", "TagResources")).isTrue();
    assertThat(throttle.admits("1", "eu-west-1", "TagResources")).isTrue();
    assertThat(throttle.admits("1", "eu-west-1", "TagResources")).isFalse();

    now.updateAndGet(instant -> instant.plusMillis(200));

    assertThat(throttle.admits("1", "eu-west-1", "TagResources")).isTrue();
    assertThat(throttle.admits("1", "eu-west-1", "TagResources")).isFalse();
  }

  @Test
  void eachAccountRegionAndApiHasItsOwnBucket() {
    throttle.admits("1", "eu-west-1", "TagResources");
    throttle.admits("1", "eu-west-1", "TagResources");

    assertThat(throttle.admits("2", "eu-west-1", "TagResources")).isTrue();
    assertThat(throttle.admits("1", "us-east-1", "TagResources")).isTrue();
    assertThat(throttle.admits("1", "eu-west-1", "UntagResources")).isTrue();
  }
}
