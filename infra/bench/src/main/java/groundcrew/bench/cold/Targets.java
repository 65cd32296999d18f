package groundcrew.bench.cold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The bounds that each function must keep.
final class Targets {
  private static final double ON_DEMAND = 1.0;
  private static final double PRIMED = 0.08;
  private static final double CODE_MEGABYTES = 30;

  private final List<Row> rows;
  private final List<Bound> bounds = new ArrayList<>();

  /// One bound of one row.
  ///
  /// @param text the row, the figure and its bound
  record Bound(boolean kept, String text) {
    /// Returns the line that is printed.
    String line() {
      return (kept ? "kept: " : "missed: ") + text;
    }
  }

  private Targets(List<Row> rows) {
    this.rows = rows;
  }

  /// Returns the bounds of all rows. A row without its naive peer has no bound of time.
  static List<Bound> of(List<Row> rows) {
    var targets = new Targets(rows);
    rows.forEach(targets::check);
    return List.copyOf(targets.bounds);
  }

  private void check(Row row) {
    if (row.variant().equals(Start.ON_DEMAND.title())) {
      time(row, ON_DEMAND);
      add(row, "MB of code", row.codeBytes() / 1e6, CODE_MEGABYTES);
    } else if (row.variant().equals(Start.RESTORED_AND_PRIMED.title())) {
      time(row, PRIMED);
    }
  }

  private void time(Row row, double most) {
    ToDoubleFunction<Row> median = one -> one.millis().median();
    row.peer(rows, Naive.NAME)
        .ifPresent(naive ->
            add(
                row,
                "of naive's time",
                median.applyAsDouble(row) / median.applyAsDouble(naive),
                most));
  }

  private void add(Row row, String what, double figure, double most) {
    bounds.add(
        new Bound(
            figure <= most,
            "%s, %s: %.3f %s, at most %.2f"
                .formatted(row.title(), row.variant(), figure, what, most)));
  }
}
