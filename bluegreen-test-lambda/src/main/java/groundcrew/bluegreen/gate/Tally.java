package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.list.Line.Malformed;
import groundcrew.bluegreen.list.Line.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is known so far. Rows are added by many threads until it is closed.
final class Tally {
  /// Rows of each result that are kept with their answers: a list may have a hundred thousand.
  static final int MOST_KEPT = 2_000;

  private static final int MOST_MALFORMED = 20;

  private final Map<Result, Integer> counts = new EnumMap<>(Result.class);
  private final Map<Result, List<RowResult>> kept = new EnumMap<>(Result.class);
  private final List<Malformed> malformed = new ArrayList<>();
  private final Sample timed = new Sample(MOST_KEPT);
  private final Latencies latencies = new Latencies();
  private int malformedCount;
  private Score score = Score.NONE;
  private boolean closed;

  /// Adds a row that was tested, unless the decision is already made.
  synchronized void add(Row row, RowResult result) {
    if (!closed && Latencies.counts(result)) {
      timed.add(row);
    }
    add(result);
  }

  /// Adds what became of a row, unless the decision is already made.
  synchronized void add(RowResult row) {
    if (closed) {
      return;
    }
    counts.merge(row.result(), 1, Integer::sum);
    score = score.plus(row.result(), row.weight());
    latencies.add(row);
    var rows = kept.computeIfAbsent(row.result(), _ -> new ArrayList<>());
    if (rows.size() < MOST_KEPT) {
      rows.add(row);
    }
  }

  synchronized void add(Malformed row) {
    if (closed) {
      return;
    }
    malformedCount++;
    if (malformed.size() < MOST_MALFORMED) {
      malformed.add(row);
    }
  }

  /// Keeps everything as it is.
  synchronized void close() {
    closed = true;
  }

  synchronized boolean open() {
    return !closed;
  }

  /// Returns the number of rows of a result.
  synchronized int count(Result result) {
    return counts.getOrDefault(result, 0);
  }

  synchronized Map<Result, Integer> counts() {
    return new EnumMap<>(counts);
  }

  synchronized Score score() {
    return score;
  }

  synchronized Latencies latencies() {
    return latencies;
  }

  /// Returns rows that both sides answered as expected.
  synchronized List<Row> timed() {
    return timed.rows();
  }

  synchronized int malformedCount() {
    return malformedCount;
  }

  /// Returns the first malformed rows.
  synchronized List<Malformed> malformed() {
    return malformed.stream().sorted(Comparator.comparingInt(Malformed::number)).toList();
  }

  /// Returns the kept rows: by result, the worst first, then by number.
  synchronized List<RowResult> rows() {
    return kept.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(RowResult::result).thenComparingInt(RowResult::number))
        .toList();
  }
}
