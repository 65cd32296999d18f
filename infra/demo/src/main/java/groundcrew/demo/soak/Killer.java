package groundcrew.demo.soak;

import groundcrew.local.lambda.Lambda;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Kills a process in the middle of its work every few seconds.
///
/// After a kill some message has to be done before the next one: on a slow machine a cold start
/// takes longer than the time between two kills, and nothing would ever be done. And after so many
/// kills there are no more: what is large and left at the end must meet its time limit too.
final class Killer implements AutoCloseable {
  private static final int SHORTEST_MILLIS = 1000;
  private static final int LONGEST_MILLIS = 6000;

  private final Lambda lambda;
  private final String function;
  private final IntSupplier done;
  private final int most;
  private final Random random;
  private final AtomicInteger kills = new AtomicInteger();
  private final Thread thread;

  /// @param done how many messages were done so far
  /// @param most kills
  Killer(Lambda lambda, String function, IntSupplier done, int most, long seed) {
    this.lambda = lambda;
    this.function = function;
    this.done = done;
    this.most = most;
    this.random = new Random(seed);
    this.thread = Thread.ofVirtual().name("killer").start(this::kill);
  }

  private void kill() {
    try {
      var before = done.getAsInt();
      while (kills() < most) {
        Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        var now = done.getAsInt();
        if (now > before && lambda.kill(function, random)) {
          kills.incrementAndGet();
          before = now;
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  int kills() {
    return kills.get();
  }

  /// Returns when nothing is killed any more.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
