package groundcrew.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Does independent pieces of work side by side, on virtual threads.
public final class Parallel {
  private Parallel() {}

  /// Returns the results in the order of the items, when all are there.
  ///
  /// @param atOnce how many pieces run at the same time; with one, all run on the calling thread
  /// @throws RuntimeException the first one that a piece threw, after the others have ended
  public static <T, R> List<R> map(List<T> items, int atOnce, Function<T, R> work) {
    if (atOnce == 1 || items.size() <= 1) {
      return items.stream().map(work).toList();
    }
    var permits = new Semaphore(atOnce);
    var pieces = new ArrayList<CompletableFuture<R>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var item : items) {
        permits.acquireUninterruptibly();
        var piece = CompletableFuture.supplyAsync(() -> work.apply(item), threads);
        pieces.add(piece);
        var _ = piece.whenComplete((result, failure) -> permits.release());
      }
    }
    return pieces.stream().map(Parallel::result).toList();
  }

  /// Returns the result when it is there, or throws what the piece threw.
  static <R> R result(CompletableFuture<R> piece) {
    try {
      return piece.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
