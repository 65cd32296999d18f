package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BoundedTasksTest {
  private final AtomicInteger done = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void runsBesideTheCallingThread() {
    try (var tasks = new BoundedTasks(2)) {
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
    try (var tasks = new BoundedTasks(3)) {
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
    var tasks = new BoundedTasks(2);
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
    var tasks = new BoundedTasks(2);
    tasks.start(() -> {
      throw new IllegalStateException("no disk");
    });
    assertThatThrownBy(tasks::await).hasMessage("no disk");

    assertThatThrownBy(() -> tasks.start(done::incrementAndGet)).hasMessage("no disk");
    assertThat(done.get()).isZero();
  }

  @Test
  void runsOnTheCallingThreadWhenOneAtATimeIsAllowed() {
    var thread = new AtomicReference<Thread>();
    try (var tasks = new BoundedTasks(1)) {
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
