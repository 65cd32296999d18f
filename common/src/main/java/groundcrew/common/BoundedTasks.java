package groundcrew.common;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// Runs tasks beside the calling thread, on virtual threads, and a limited number of them at the
/// same time.
///
/// For one calling thread, which starts the tasks and waits for them.
public final class BoundedTasks implements AutoCloseable {
  private final int atOnce;
  private final Semaphore permits;
  private CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
  private volatile boolean failed;

  /// @param atOnce how many tasks run at the same time; with one, each runs on the calling thread
  public BoundedTasks(int atOnce) {
    this.atOnce = atOnce;
    this.permits = new Semaphore(atOnce);
  }

  /// Starts the task as soon as one more may run.
  ///
  /// @throws RuntimeException what an earlier task threw; this one is not started then
  public void start(Runnable task) {
    if (atOnce == 1) {
      task.run();
      return;
    }
    permits.acquireUninterruptibly();
    if (failed) {
      permits.release();
      await();
    }
    var ended =
        CompletableFuture.runAsync(task, Thread::startVirtualThread)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                failed = true;
              }
              permits.release();
            });
    all = CompletableFuture.allOf(all, ended);
  }

  /// Waits until every task has ended.
  ///
  /// @throws RuntimeException what a task threw, after the others have ended
  public void await() {
    Parallel.result(all);
  }

  /// Waits as [#await()] does: no task outlives the work that started it.
  @Override
  public void close() {
    await();
  }
}
