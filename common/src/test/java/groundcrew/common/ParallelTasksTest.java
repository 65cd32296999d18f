package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTasksTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 50).boxed().toList();

  private final AtomicInteger done = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void runsBesideTheCallingThread() {
    try (var tasks = new ParallelTasks(2)) {
      tasks.start(this::passGate);
      tasks.start(this::passGate);

      assertThat(done.get()).isZero();
      gate.countDown();
    }
    assertThat(done.get()).isEqualTo(2);
  }

  @Test
  void runsAsManyAtOnceAsAllowedAndNoMore() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var three = new CountDownLatch(3);
    try (var tasks = new ParallelTasks(3)) {
      for (var i = 0; i < 30; i++) {
        tasks.start(() -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          three.countDown();
          await(three);
          running.decrementAndGet();
        });
      }
    }
    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void throwsWhatATaskThrewWhenTheOthersHaveEnded() {
    var tasks = new ParallelTasks(2);
    tasks.start(this::passGate);
    tasks.start(() -> {
      gate.countDown();
      throw new IllegalStateException("no disk");
    });

    assertThatThrownBy(tasks::await).hasMessage("no disk");
    assertThat(done.get()).isEqualTo(1);
  }

  @Test
  void startsNothingAfterATaskFailed() {
    var tasks = new ParallelTasks(2);
    var ended = new CountDownLatch(1);
    tasks.start(() -> {
      try {
        throw new IllegalStateException("no disk");
      } finally {
        ended.countDown();
      }
    });
    await(ended);

    assertThatThrownBy(
            () -> {
              // Until the failure is seen, a task may still start.
              for (var i = 0; i < 1000; i++) {
                tasks.start(Thread::onSpinWait);
              }
            })
        .hasMessage("no disk");
  }

  /// To close after a failed wait must not throw the same failure again: Java adds what `close`
  /// throws to the failure, and an exception cannot suppress itself.
  @Test
  void throwsAFailureOnceAlthoughItIsWaitedForAndClosed() {
    assertThatThrownBy(
            () -> {
              try (var tasks = new ParallelTasks(2)) {
                tasks.start(() -> {
                  throw new IllegalStateException("AccessDenied: no permission");
                });
                tasks.await();
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("AccessDenied: no permission")
        .hasNoSuppressedExceptions();
  }

  @Test
  void mapsInTheOrderOfTheItems() {
    assertThat(ParallelTasks.map(NUMBERS, 8, number -> number * 2))
        .isEqualTo(NUMBERS.stream().map(number -> number * 2).toList());
  }

  @Test
  void throwsWhatTheWorkOnOneItemThrew() {
    assertThatThrownBy(() ->
            ParallelTasks.map(
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
    assertThat(done.get()).isBetween(7, 49);
  }

  @Test
  void mapsOnTheCallingThreadWhenOneAtATimeIsAllowed() {
    assertThat(ParallelTasks.map(NUMBERS, 1, _ -> Thread.currentThread()))
        .containsOnly(Thread.currentThread());
  }

  @Test
  void runsOnTheCallingThreadWhenOneAtATimeIsAllowed() {
    var thread = new AtomicReference<Thread>();
    try (var tasks = new ParallelTasks(1)) {
      tasks.start(() -> thread.set(Thread.currentThread()));
    }
    assertThat(thread.get()).isSameAs(Thread.currentThread());
  }

  private void passGate() {
    await(gate);
    done.incrementAndGet();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
