package groundcrew.bench.cold;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What was measured, as JSON and as a plot.
///
/// @param command that measured it
record Report(
    String command, Instant date, Machine machine, List<Variant> variants, List<Row> rows) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// Writes `cold.json` and `cold.svg` into the folder.
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("cold.json"), JSON.writeValueAsString(json()) + "\n");
    Files.writeString(folder.resolve("cold.svg"), Plot.of(rows));
  }

  private ObjectNode json() {
    var root = JSON.createObjectNode().put("command", command).put("date", date.toString());
    root.set("machine", JSON.valueToTree(machine));
    var peers = root.putObject("variants");
    variants.forEach(variant -> peers.put(variant.name(), variant.remark()));
    var all = root.putArray("rows");
    for (var row : rows) {
      var node = all.addObject().put("handler", row.handler()).put("variant", row.variant());
      node.set("millis", JSON.valueToTree(row.millis()));
      row.peer(rows, Naive.NAME)
          .ifPresent(naive -> node.put("ofNaive", row.millis().median() / naive.millis().median()));
      node.set("cpuMillis", JSON.valueToTree(row.cpuMillis()));
      node.set("peakMegabytes", JSON.valueToTree(row.peakMegabytes()));
      node.put("codeBytes", row.codeBytes());
    }
    var bounds = root.putArray("bounds");
    Targets.of(rows).forEach(bound -> bounds.add(bound.line()));
    return root;
  }
}
