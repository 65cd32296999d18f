package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Retries retries =
      Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(10), time);
  private final Deadline later = new Deadline(time, Instant.EPOCH.plus(Duration.ofHours(9)));
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void repeatsUntilTheCallSucceeds() {
    assertThat(retries.call(_ -> true, later, () -> failUntil(3))).isEqualTo(3);
    assertThat(time.slept()).isBetween(Duration.ZERO, Duration.ofSeconds(3));
  }

  @Test
  void throwsTheLastFailureAfterAllAttempts() {
    assertThatThrownBy(() -> retries.call(_ -> true, later, () -> failUntil(9)))
        .hasMessage("call 3");
    assertThat(calls).hasValue(3);
  }

  @Test
  void doesNotRepeatWhatCannotPass() {
    assertThatThrownBy(() -> retries.call(_ -> false, later, () -> failUntil(9)))
        .hasMessage("call 1");
    assertThat(time.slept()).isZero();
  }

  @Test
  void repeatsUntilTheAnswerIsDone() {
    assertThat(retries.until(n -> n == 2, later, calls::incrementAndGet)).contains(2);
  }

  @Test
  void returnsTheLastAnswerAfterAllAttempts() {
    assertThat(retries.until(_ -> false, later, calls::incrementAndGet)).contains(3);
  }

  @Test
  void waitsForNothingBeyondTheDeadline() {
    var now = new Deadline(time, Instant.EPOCH);

    assertThat(retries.until(_ -> false, now, calls::incrementAndGet)).isEmpty();
    assertThat(calls).hasValue(1);
    assertThat(time.slept()).isZero();
  }

  @Test
  void startsNoAttemptAfterTheDeadline() {
    var now = new Deadline(time, Instant.EPOCH);

    assertThatThrownBy(() -> retries.call(_ -> true, now, () -> failUntil(9)))
        .isInstanceOf(DeadlineExceededException.class)
        .hasRootCauseMessage("call 1");
    assertThat(calls).hasValue(1);
  }

  @Test
  void doesNotUseUpLaterCallsAttempts() {
    for (var call = 0; call < 500; call++) {
      assertThat(retries.until(_ -> false, later, calls::incrementAndGet)).contains(3 * (call + 1));
    }
  }

  private int failUntil(int success) {
    var call = calls.incrementAndGet();
    if (call < success) {
      throw new IllegalStateException("call " + call);
    }
    return call;
  }
}
