package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void endsBeforeTheInvocationDoes() {
    var time = new VirtualTime(Instant.EPOCH);
    var deadline = Deadline.of(new FakeContext("r", 30_000), time, Duration.ofSeconds(5));

    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(25));
    time.sleep(Duration.ofSeconds(24));
    assertThat(deadline.passed()).isFalse();
    time.sleep(Duration.ofSeconds(2));
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void leavesTimeForWhatHasToFollow() {
    var time = new VirtualTime(Instant.EPOCH);
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(25));

    assertThat(deadline.earlier(Duration.ofSeconds(10)).remaining())
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(deadline.earlier(Duration.ofSeconds(30)).passed()).isTrue();
  }
}
