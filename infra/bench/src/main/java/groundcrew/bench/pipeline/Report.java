package groundcrew.bench.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import groundcrew.bench.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was measured, as a table and as a file, and the bound on it.
record Report(List<Row> rows) {
  /// How many times fewer transitions than with a fixed wait.
  private static final double FEWER = 2.5;

  private static final Duration LONG = Duration.ofMinutes(30);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  List<String> table() {
    var lines = new ArrayList<String>();
    lines.add(
        "| command takes | wait between two polls | state transitions | invocations | USD | s from the command's end to the workflow's |");
    lines.add("|---|---|---:|---:|---:|---:|");
    for (var row : rows) {
      lines.add(
          "| %s | %s | %,d | %,d | %.4f | %,d |"
              .formatted(
                  row.command().toString().substring(2).toLowerCase(java.util.Locale.ROOT),
                  row.poll().text(),
                  row.used().transitions(),
                  row.used().invocations(),
                  dollars(row),
                  row.late().toSeconds()));
    }
    return lines;
  }

  private static double dollars(Row row) {
    return row.used().transitions() * Price.STATE_TRANSITION.dollars();
  }

  /// Returns what was missed, in words.
  List<String> missed() {
    var growing = transitions(Poll.GROWING);
    var fixed = transitions(Poll.FIXED);
    return fixed >= FEWER * growing
        ? List.of()
        : List.of(
            "%d transitions for a command of %s, of %d with a fixed wait: at least %.1f times fewer"
                .formatted(growing, LONG, fixed, FEWER));
  }

  private int transitions(Poll poll) {
    return rows.stream()
        .filter(row -> row.poll() == poll && row.command().equals(LONG))
        .mapToInt(row -> row.used().transitions())
        .findFirst()
        .orElseThrow();
  }

  void write(Path file) throws IOException {
    var list =
        rows.stream()
            .map(row ->
                Map.of(
                    "commandSeconds", row.command().toSeconds(),
                    "poll", row.poll().text(),
                    "transitions", row.used().transitions(),
                    "invocations", row.used().invocations(),
                    "lateMillis", row.late().toMillis()))
            .toList();
    Files.writeString(
        file,
        JSON.writeValueAsString(Map.of("command", "./groundcrew bench pipeline", "rows", list))
            + "\n");
  }
}
