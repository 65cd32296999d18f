package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);

  @Test
  void endsBeforeTheInvocationDoes() {
    var deadline = Deadline.of(new FakeContext("r", 300_000), time);

    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(270));
    time.sleep(Duration.ofSeconds(269));
    assertThat(deadline.passed()).isFalse();
    time.sleep(Duration.ofSeconds(2));
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void keepsAThirdOfAShortInvocationInReserve() {
    assertThat(Deadline.of(new FakeContext("r", 30_000), time).remaining())
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void hasPassedAtItsVeryEndAndWhereNoTimeWasGiven() {
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(1));

    assertThat(deadline.passed()).isFalse();
    time.sleep(Duration.ofSeconds(1));
    assertThat(deadline.passed()).isTrue();
    assertThat(Deadline.of(new FakeContext("r", 0), time).passed()).isTrue();
  }

  @Test
  void leavesTimeForWhatHasToFollow() {
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(25));

    assertThat(deadline.earlier(Duration.ofSeconds(10)).remaining())
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(deadline.earlier(Duration.ofSeconds(30)).passed()).isTrue();
  }

  @Test
  void leavesTheLastThirdOfTheReserveForTheAnswer() {
    var toFinish = Deadline.of(new FakeContext("r", 300_000), time).toFinish();

    assertThat(toFinish.remaining()).isEqualTo(Duration.ofSeconds(290));
  }
}
