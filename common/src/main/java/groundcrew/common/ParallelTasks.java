package groundcrew.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs a limited number of tasks at the same time, on virtual threads.
///
/// One thread starts the tasks and waits for them.
public final class ParallelTasks implements AutoCloseable {
  private final int limit;
  private final Semaphore permits;
  private final List<CompletableFuture<Void>> tasks = new ArrayList<>();
  private volatile boolean failed;

  /// @param limit how many tasks run at the same time; with 1, each runs on the calling thread
  public ParallelTasks(int limit) {
    this.limit = limit;
    this.permits = new Semaphore(limit);
  }

  /// Returns the results in the order of the items.
  ///
  /// @param limit how many items are worked on at the same time
  /// @throws RuntimeException what the work threw; items that wait then are not worked on
  public static <T, R> List<R> map(List<T> items, int limit, Function<T, R> work) {
    var results = new ConcurrentSkipListMap<Integer, R>();
    try (var tasks = new ParallelTasks(Math.min(limit, items.size()))) {
      for (var index = 0; index < items.size(); index++) {
        var place = index;
        tasks.start(() -> results.put(place, work.apply(items.get(place))));
      }
    }
    return List.copyOf(results.values());
  }

  /// Starts the task as soon as one more may run.
  ///
  /// @throws RuntimeException what an earlier task threw; this one does not start then
  public void start(Runnable task) {
    if (limit == 1) {
      task.run();
      return;
    }
    permits.acquireUninterruptibly();
    if (failed) {
      permits.release();
      await();
    }
    tasks.add(
        CompletableFuture.runAsync(task, Thread::startVirtualThread)
            .whenComplete((_, failure) -> {
              // Not `|=`, by which a task that succeeds at the same time could undo it.
              if (failure != null) {
                failed = true;
              }
              permits.release();
            }));
  }

  /// Waits until every task has ended.
  ///
  /// @throws RuntimeException what the first task that failed threw. It is thrown once: the next
  ///   wait is for the tasks that start after this one
  public void await() {
    var ended = List.copyOf(tasks);
    tasks.clear();
    @Nullable RuntimeException first = null;
    for (var task : ended) {
      try {
        result(task);
      } catch (RuntimeException failure) {
        first = first == null ? failure : first;
      }
    }
    failed = false;
    if (first != null) {
      throw first;
    }
  }

  /// Waits as [#await()] does: no task outlives the work that started it.
  @Override
  public void close() {
    await();
  }

  private static <R> R result(CompletableFuture<R> task) {
    try {
      return task.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }
}
