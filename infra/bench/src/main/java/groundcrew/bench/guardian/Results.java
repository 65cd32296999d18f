package groundcrew.bench.guardian;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
    readings(root.putArray("readings"));
    rounds(root.putArray("rounds"));
    report
        .latency()
        .ifPresent(latency ->
            root.putObject("eventToMetric")
                .put("medianMillis", latency.median())
                .put("maximumMillis", latency.maximum())
                .set("millis", JSON.valueToTree(latency.millis())));
    var bill = root.putObject("monthlyDollars");
    bill.put("assumptions", MonthlyCost.ASSUMPTIONS.replace('\n', ' '));
    var prices = bill.putArray("prices");
    for (var price : Price.values()) {
      prices.addObject().put("of", price.unit()).put("dollars", price.dollars());
    }
    var accounts = bill.putArray("accounts");
    report
        .costs()
        .forEach(
            cost -> accounts.add(JSON.<ObjectNode>valueToTree(cost).put("total", cost.total())));
    return root;
  }

  private void readings(ArrayNode array) {
    for (var reading : report.readings()) {
      array
          .addObject()
          .put("machines", reading.machines())
          .put("read", reading.read())
          .put("quotaShare", reading.quota().share())
          .put("calls", reading.calls())
          .put("callsPerMachine", reading.callsPerMachine())
          .put("seconds", reading.seconds())
          .put("leastSeconds", reading.leastSeconds())
          .put("ofAllowed", reading.ofAllowed())
          .put("metrics", reading.metrics())
          .put("publications", reading.publications())
          .put("leastPublications", reading.leastPublications())
          .put("secondsOfRun", reading.secondsOfRun());
    }
  }

  private void rounds(ArrayNode array) {
    for (var round : report.rounds()) {
      array
          .addObject()
          .put("machines", round.machines())
          .put("quotaShare", round.quota().share())
          .put("runs", round.runs())
          .put("calls", round.calls())
          .put("allowed", round.allowed())
          .put("ofAllowed", round.ofAllowed())
          .put("settledCallsOfRun", round.callsOfRun())
          .put("settledSecondsOfRun", round.secondsOfRun())
          .put("ofRefill", round.ofRefill())
          .put("oldestSeconds", round.oldestSeconds());
    }
  }
}
