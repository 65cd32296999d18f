package groundcrew.bench.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import groundcrew.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What was measured, as a table and as a file, and the bounds on it.
record Report(LocalDate date, Machine machine, List<Row> rows, List<LearningRow> learning) {
  private static final double LEAST_PER_SECOND = 5_000;

  /// How many times faster than the sequential client where the server waits.
  private static final double FASTER = 20;

  /// How long a million lines may take.
  private static final double LONGEST_SECONDS = 60;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("| server waits, ms | client | requests | requests a second |");
    lines.add("|---:|---|---:|---:|");
    for (var row : rows) {
      lines.add(
          "| %d | %s | %,d | %,.0f |"
              .formatted(
                  row.delay().toMillis(), row.client().text(), row.requests(), row.perSecond()));
    }
    lines.add("");
    lines.add("| reader | lines | seconds | lines a second |");
    lines.add("|---|---:|---:|---:|");
    for (var row : learning) {
      lines.add(
          "| %s | %,d | %.1f | %,.0f |"
              .formatted(row.reader(), row.lines(), row.seconds(), row.perSecond()));
    }
    return lines;
  }

  /// Returns what was missed, in words.
  List<String> missed() {
    var missed = new ArrayList<String>();
    var fast = rate(Client.GATE, Duration.ZERO);
    if (fast < LEAST_PER_SECOND) {
      missed.add("%,.0f requests a second, of at least %,.0f".formatted(fast, LEAST_PER_SECOND));
    }
    var faster = rate(Client.GATE, MeasureGate.DELAY) / rate(Client.SEQUENTIAL, MeasureGate.DELAY);
    if (faster < FASTER) {
      missed.add(
          "%.1f times the sequential client at %d ms, of at least %.0f"
              .formatted(faster, MeasureGate.DELAY.toMillis(), FASTER));
    }
    var seconds = learning.getFirst().seconds();
    if (seconds > LONGEST_SECONDS) {
      missed.add(
          "%,d lines in %.1f s, of at most %.0f"
              .formatted(learning.getFirst().lines(), seconds, LONGEST_SECONDS));
    }
    return missed;
  }

  private double rate(Client client, Duration delay) {
    return rows.stream()
        .filter(row -> row.client() == client && row.delay().equals(delay))
        .mapToDouble(Row::perSecond)
        .findFirst()
        .orElseThrow();
  }

  void write(Path file) throws IOException {
    var root = JSON.createObjectNode();
    root.put("command", "./groundcrew bench gate").put("date", date.toString());
    root.set("machine", JSON.valueToTree(machine));
    var list = root.putArray("rows");
    for (var row : rows) {
      list.addObject()
          .put("client", row.client().text())
          .put("serverWaitsMillis", row.delay().toMillis())
          .put("requests", row.requests())
          .put("perSecond", Math.round(row.perSecond()));
    }
    var learned = root.putArray("learning");
    for (var row : learning) {
      learned
          .addObject()
          .put("reader", row.reader())
          .put("lines", row.lines())
          .put("seconds", Math.round(row.seconds() * 10) / 10.0);
    }
    Files.writeString(file, JSON.writeValueAsString(root) + "\n");
  }
}
