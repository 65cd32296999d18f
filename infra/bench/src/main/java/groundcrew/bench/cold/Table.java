package groundcrew.bench.cold;

import java.util.ArrayList;
import java.util.List;

/// Writes rows for a terminal; its lines are also valid Markdown.
final class Table {
  private Table() {}

  static List<String> of(List<Row> rows) {
    var lines = new ArrayList<String>();
    lines.add(
        "| handler                   | variant                  |     ms (quartiles) | / naive | CPU ms | peak MB | code MB |");
    lines.add("|---|---|---:|---:|---:|---:|---:|");
    for (var row : rows) {
      lines.add(
          "| %-25s | %-24s | %5.0f (%5.0f-%5.0f) | %7s | %6.0f | %7.0f | %7.2f |"
              .formatted(
                  row.title(),
                  row.variant(),
                  row.millis().median(),
                  row.millis().low(),
                  row.millis().high(),
                  ratio(rows, row),
                  row.cpuMillis().median(),
                  row.peakMegabytes().median(),
                  row.codeBytes() / 1e6));
    }
    return lines;
  }

  private static String ratio(List<Row> rows, Row row) {
    return row.peer(rows, Naive.NAME)
        .map(naive -> "%.3f".formatted(row.millis().median() / naive.millis().median()))
        .orElse("-");
  }
}
