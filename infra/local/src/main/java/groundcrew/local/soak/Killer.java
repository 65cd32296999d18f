package groundcrew.local.soak;

import groundcrew.local.lambda.Lambda;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Kills a process in the middle of its work every few seconds.
///
/// The time between two kills is random: a fixed one that is shorter than a cold start and the last
/// message's work would never let it end.
final class Killer implements AutoCloseable {
  private static final int SHORTEST_MILLIS = 1000;
  private static final int LONGEST_MILLIS = 6000;

  private final Lambda lambda;
  private final List<String> functions;
  private final Random random;
  private final AtomicInteger kills = new AtomicInteger();
  private final Thread thread;

  Killer(Lambda lambda, List<String> functions, long seed) {
    this.lambda = lambda;
    this.functions = List.copyOf(functions);
    this.random = new Random(seed);
    this.thread = Thread.ofVirtual().name("killer").start(this::kill);
  }

  private void kill() {
    try {
      while (true) {
        Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        for (var function : functions) {
          if (lambda.kill(function, random)) {
            kills.incrementAndGet();
          }
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
