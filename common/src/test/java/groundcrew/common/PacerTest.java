package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacerTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);

  @Test
  void letsABurstOfHalfASecondPass() {
    take(new Pacer(10, time, time), 5);

    assertThat(time.slept()).isZero();
  }

  @Test
  void keepsThePaceAfterTheBurst() {
    take(new Pacer(10, time, time), 5 + 100);

    assertThat(time.slept()).isBetween(Duration.ofMillis(9_999), Duration.ofMillis(10_001));
  }

  @Test
  void countsEachAccountAndRegionApart() {
    var pacer = new Pacer(1, time, time);
    pacer.take("111111111111", "eu-west-1");
    pacer.take("111111111111", "us-east-1");
    pacer.take("222222222222", "eu-west-1");

    assertThat(time.slept()).isZero();
  }

  @Test
  void savesNoMoreThanHalfASecond() {
    var pacer = new Pacer(4, time, time);
    take(pacer, 2);
    time.sleep(Duration.ofHours(1));
    var before = time.slept();
    take(pacer, 6);

    assertThat(time.slept().minus(before)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void refusesToStandStill() {
    assertThatThrownBy(() -> new Pacer(0, time, time))
        .hasMessageContaining("must be > 0, but are 0");
  }

  private static void take(Pacer pacer, int calls) {
    for (var call = 0; call < calls; call++) {
      pacer.take("111111111111", "eu-west-1");
    }
  }
}
