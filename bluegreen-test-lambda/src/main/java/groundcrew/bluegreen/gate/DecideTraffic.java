package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.gate.LatencyFinding.Kind;
import groundcrew.bluegreen.list.CsvLines;
import groundcrew.bluegreen.list.Line;
import groundcrew.bluegreen.list.Line.Malformed;
import groundcrew.bluegreen.list.Line.Refused;
import groundcrew.bluegreen.list.Line.Row;
import groundcrew.bluegreen.list.UnreadableListException;
import groundcrew.bluegreen.list.UrlList;
import groundcrew.bluegreen.request.Site;
import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether green may take the traffic.
///
/// It always returns before the deadline. The work runs on other threads: whatever it waits for
/// then, the decision is made of what is known.
public final class DecideTraffic {
  private static final Logger LOG = LoggerFactory.getLogger(DecideTraffic.class);

  private final UrlList list;
  private final Set<String> hosts;
  private final CompareRow compareRow;
  private final int concurrency;
  private final Verdicts verdicts;

  /// @param hosts hosts whose absolute URLs the list may have
  /// @param blue the baseline; empty if green is tested alone
  /// @param concurrency how many rows are tested at the same time
  public DecideTraffic(
      UrlList list,
      Set<String> hosts,
      Site green,
      Optional<Site> blue,
      int concurrency,
      Rules rules) {
    this.list = list;
    this.hosts = Set.copyOf(hosts);
    this.compareRow = new CompareRow(green, blue);
    this.concurrency = concurrency;
    this.verdicts = new Verdicts(rules, blue.isPresent());
  }

  /// Tests the list and decides.
  public Decision decide(Deadline deadline) {
    var began = deadline.clock().instant();
    var tally = new Tally();
    compareRow.disconnect();
    var stopped = run(() -> testList(tally, deadline), deadline);
    tally.close();
    var times = verdicts.times(tally.latencies());
    if (times.slower() && stopped.isEmpty()) {
      times = timeAgain(tally.timed(), deadline).orElse(times);
    }
    var took = Duration.between(began, deadline.clock().instant());
    return verdicts.of(tally, times, stopped, began, took);
  }

  /// Returns why the work did not end; empty if it did.
  private static Optional<String> run(Runnable task, Deadline deadline) {
    var work = CompletableFuture.runAsync(task, Thread::startVirtualThread);
    try {
      work.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException late) {
      return Optional.of("not every row was tested: no time was left");
    } catch (ExecutionException failure) {
      return Optional.of(reason(failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of("the gate was interrupted");
    }
  }

  private static String reason(ExecutionException failure) {
    if (failure.getCause() instanceof UnreadableListException unreadable) {
      return "the list: " + unreadable.getMessage();
    }
    LOG.error("the test ended with an exception", failure);
    return "the gate itself failed: " + failure.getMessage();
  }

  private void testList(Tally tally, Deadline deadline) {
    try (var lines = new CsvLines(list.open(deadline), hosts)) {
      testAll(lines::next, tally);
    } catch (IOException unreadable) {
      throw new UnreadableListException(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  /// Asks once more where green was slower, and returns the new times if they are within the
  /// tolerance.
  ///
  /// A version that has just started is slow at first, and whatever else burdens a machine for a
  /// moment can hit one side more than the other. Nothing else is learned from these requests.
  private Optional<Times> timeAgain(List<Row> rows, Deadline deadline) {
    var left = new ConcurrentLinkedQueue<Line>(rows);
    var tally = new Tally();
    var stopped = run(() -> testAll(() -> Optional.ofNullable(left.poll()), tally), deadline);
    tally.close();
    var times = verdicts.times(tally.latencies());
    return stopped.isEmpty() && times.finding().kind() == Kind.WITHIN_TOLERANCE
        ? Optional.of(times.afterSlower())
        : Optional.empty();
  }

  private void testAll(Supplier<Optional<Line>> lines, Tally tally) {
    try (var workers = new ParallelTasks(concurrency)) {
      for (var i = 0; i < concurrency; i++) {
        workers.start(() -> testRows(lines, tally));
      }
    }
  }

  private void testRows(Supplier<Optional<Line>> lines, Tally tally) {
    while (tally.open()) {
      var line = lines.get();
      if (line.isEmpty()) {
        return;
      }
      switch (line.get()) {
        case Row row -> tally.add(row, compareRow.compare(row));
        case Refused row -> tally.add(CompareRow.refuse(row));
        case Malformed row -> tally.add(row);
      }
    }
  }
}
