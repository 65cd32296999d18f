package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 50).boxed().toList();

  @Test
  void keepsTheOrderOfTheItems() {
    assertThat(Parallel.map(NUMBERS, 8, number -> number * 2))
        .isEqualTo(NUMBERS.stream().map(number -> number * 2).toList());
  }

  @Test
  void runsAsManyAtOnceAsAllowedAndNoMore() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var three = new CountDownLatch(3);

    Parallel.map(
        NUMBERS,
        3,
        number -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          three.countDown();
          await(three);
          return running.decrementAndGet();
        });

    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void throwsWhatAPieceThrewAfterTheOthersHaveEnded() {
    var done = new AtomicInteger();

    assertThatThrownBy(() ->
            Parallel.map(
                NUMBERS,
                4,
                number -> {
                  if (number == 7) {
                    throw new IllegalStateException("seven");
                  }
                  return done.incrementAndGet();
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("seven");
    assertThat(done.get()).isEqualTo(49);
  }

  @Test
  void runsOnTheCallingThreadWhenOneAtATimeIsAllowed() {
    assertThat(Parallel.map(NUMBERS, 1, number -> Thread.currentThread()))
        .containsOnly(Thread.currentThread());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
