package groundcrew.bench.button;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.bench.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file of what was measured.
record Results(Report report) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
  }

  ObjectNode json() {
    var root = JSON.createObjectNode();
    root.put("command", report.command()).put("date", report.date().toString());
    root.set("machine", JSON.valueToTree(report.machine()));
    var latencies = root.putObject("latencyMillis");
    BoothCloud.LATENCIES.forEach((service, time) -> latencies.put(service, time.toMillis()));
    var paces = root.putArray("warm");
    for (var pace : report.paces()) {
      var row = paces.addObject();
      row.put("treeNationMillis", pace.treeNation().toMillis())
          .put("presses", pace.presses().size())
          .put("processesStarted", pace.started());
      times(row, pace.millis()).put("p99Millis", pace.millis().p99());
      row.set("steps", JSON.valueToTree(pace.steps()));
    }
    var restores = root.putArray("restored");
    for (var restore : report.restores()) {
      times(
          restores.addObject().put("treeNationMillis", restore.treeNation().toMillis()),
          restore.millis());
    }
    report
        .papers()
        .ifPresent(papers ->
            times(
                root.putObject("paper").put("treeNationMillis", papers.treeNation().toMillis()),
                papers.millis()));
    report.cost().ifPresent(cost -> cost(root.putObject("dollarsForThousandPresses"), cost));
    return root;
  }

  private static ObjectNode times(ObjectNode row, Millis millis) {
    row.put("medianMillis", millis.median()).put("worstMillis", millis.worst());
    row.set("millis", JSON.valueToTree(millis.sorted()));
    return row;
  }

  private static void cost(ObjectNode bill, PressCost cost) {
    bill.put("assumptions", PressCost.ASSUMPTIONS.replace('\n', ' '));
    var prices = bill.putArray("prices");
    for (var price : Price.values()) {
      prices.addObject().put("of", price.unit()).put("dollars", price.dollars());
    }
    bill.set("parts", JSON.valueToTree(cost.parts()));
    bill.put("total", cost.total());
  }
}
