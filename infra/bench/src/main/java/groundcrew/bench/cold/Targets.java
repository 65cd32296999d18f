package groundcrew.bench.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What each function must reach beside its peers.
final class Targets {
  private static final double NO_CACHE = 0.65;
  private static final double AOT = 0.31;
  private static final double AOT_OF_PYTHON = 1.4;
  private static final double PRIMED = 0.05;
  private static final double MEMORY = 0.45;
  private static final double CODE_MEGABYTES = 6;

  private final List<Row> rows;
  private final List<String> missed = new ArrayList<>();

  private Targets(List<Row> rows) {
    this.rows = rows;
  }

  /// Returns a line for each target that a row misses.
  static List<String> missed(List<Row> rows) {
    var targets = new Targets(rows);
    rows.forEach(targets::check);
    return targets.missed;
  }

  private void check(Row row) {
    switch (row.variant()) {
      case OwnJar.NAME -> {
        time(row, Naive.NAME, NO_CACHE);
        memory(row);
        var megabytes = row.codeBytes() / 1e6;
        if (megabytes > CODE_MEGABYTES) {
          miss(row, "%.2f MB of code, at most %.0f".formatted(megabytes, CODE_MEGABYTES));
        }
      }
      case AotCache.NAME -> {
        time(row, Naive.NAME, AOT);
        time(row, Python.NAME, AOT_OF_PYTHON);
        memory(row);
      }
      case Snapshot.NAME -> time(row, Naive.NAME, PRIMED);
      default -> {}
    }
  }

  private void time(Row row, String peer, double most) {
    ratio(row, peer, one -> one.millis().median())
        .filter(ratio -> ratio > most)
        .ifPresent(
            ratio -> miss(row, "time %.3f of %s's, at most %.2f".formatted(ratio, peer, most)));
  }

  private void memory(Row row) {
    ratio(row, Naive.NAME, one -> one.peakMegabytes().median())
        .filter(ratio -> ratio > MEMORY)
        .ifPresent(ratio ->
            miss(row, "peak memory %.2f of naive's, at most %.2f".formatted(ratio, MEMORY)));
  }

  private Optional<Double> ratio(Row row, String peer, ToDoubleFunction<Row> figure) {
    return row.peer(rows, peer)
        .map(other -> figure.applyAsDouble(row) / figure.applyAsDouble(other));
  }

  private void miss(Row row, String what) {
    missed.add("%s, %s: %s".formatted(row.title(), row.variant(), what));
  }
}
