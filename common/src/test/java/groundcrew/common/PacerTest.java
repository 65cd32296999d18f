package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacerTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);

  @Test
  void letsABurstOfHalfASecondPass() {
    take(new Pacer(10, time, time), 5);

    assertThat(time.slept()).isZero();
  }

  @Test
  void letsAsManyPassAtOnceAsItIsTold() {
    var pacer = new Pacer(2, 100, time, time);
    take(pacer, 100);
    assertThat(time.slept()).isZero();

    take(pacer, 10);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(5));
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
  void waitsForNoTurnThatComesAfterTheDeadline() {
    var pacer = new Pacer(2, time, time);
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(1));

    var turns = Stream.generate(() -> tryTake(pacer, deadline)).limit(4).toList();

    // One at once, one after half a second; the third one's turn is at the deadline itself.
    assertThat(turns).containsExactly(true, true, false, false);
    assertThat(time.slept()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aRefusedTurnIsNotMissingLater() {
    var pacer = new Pacer(2, time, time);
    take(pacer, 1);
    assertThat(tryTake(pacer, new Deadline(time, time.instant()))).isFalse();

    assertThat(tryTake(pacer, new Deadline(time, time.instant().plusSeconds(9)))).isTrue();
    assertThat(time.slept()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void refusesToStandStill() {
    assertThatThrownBy(() -> new Pacer(0, time, time))
        .hasMessageContaining("must be > 0, but are 0");
  }

  private static boolean tryTake(Pacer pacer, Deadline deadline) {
    return pacer.tryTake("111111111111", "eu-west-1", deadline);
  }

  private static void take(Pacer pacer, int calls) {
    for (var call = 0; call < calls; call++) {
      pacer.take("111111111111", "eu-west-1");
    }
  }
}
