package groundcrew.bench.cold;

import java.util.List;

/// Writes rows for a terminal; its lines are also valid Markdown.
final class Table {
  private Table() {}

  static List<String> of(List<Row> rows) {
    var lines = new java.util.ArrayList<String>();
    lines.add(
        "| handler                  | variant      |     ms (quartiles) | / naive | user+sys ms | peak MB | code MB | classes |");
    lines.add("|---|---|---:|---:|---:|---:|---:|---:|");
    for (var row : rows) {
      lines.add(
          "| %-24s | %-12s | %5.0f (%5.0f-%5.0f) | %7s | %11.0f | %7.0f | %7.2f | %7s |"
              .formatted(
                  row.title(),
                  row.variant(),
                  row.millis().median(),
                  row.millis().low(),
                  row.millis().high(),
                  ratio(rows, row),
                  row.cpuMillis().median(),
                  row.peakMegabytes().median(),
                  row.codeBytes() / 1e6,
                  row.classes().map(String::valueOf).orElse("-")));
    }
    return lines;
  }

  private static String ratio(List<Row> rows, Row row) {
    return row.peer(rows, Naive.NAME)
        .map(naive -> "%.3f".formatted(row.millis().median() / naive.millis().median()))
        .orElse("-");
  }
}
