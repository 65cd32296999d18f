package groundcrew.bench.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import groundcrew.bench.Machine;
import groundcrew.bench.tagging.Peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was measured, as tables and as JSON.
///
/// @param command that measured it
/// @param rows calls of each run beside the least possible
/// @param models the calls of a first run beside those of one tag on one resource a call
/// @param costs the bill of a month, by the number of accounts
/// @param pace empty where it was not measured
record Report(
    String command,
    long seed,
    Instant date,
    Machine machine,
    List<CallRow> rows,
    List<Model> models,
    List<MonthlyCost> costs,
    Optional<Pace> pace,
    List<Peer> peers) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  List<String> tables() {
    var lines = new ArrayList<String>();
    if (!rows.isEmpty()) {
      lines.add("| accounts | run | resources to write | calls | least possible | ratio |");
      lines.add("|---:|---|---:|---:|---:|---:|");
      rows.forEach(row ->
          lines.add(
              "| %d | %s | %,d | %,d | %,d | %.4f |"
                  .formatted(
                      row.accounts(),
                      row.run(),
                      row.wrong(),
                      row.calls(),
                      row.leastCalls(),
                      row.ratio())));
      lines.add("");
    }
    if (!models.isEmpty()) {
      lines.add(
          "| accounts | least possible, by the model | one tag on one resource a call | ratio |");
      lines.add("|---:|---:|---:|---:|");
      models.forEach(model ->
          lines.add(
              "| %,d | %,d | %,d | %.5f |"
                  .formatted(
                      model.accounts(), model.ours(), model.oneByOne().total(), model.ratio())));
      lines.add("");
    }
    if (!costs.isEmpty()) {
      lines.add("| accounts | alarms | dashboard | Lambda | SQS | S3 | logs | USD a month |");
      lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|");
      costs.forEach(cost ->
          lines.add(
              "| %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |"
                  .formatted(
                      cost.accounts(),
                      cost.alarms(),
                      cost.dashboard(),
                      cost.functions(),
                      cost.queues(),
                      cost.journal(),
                      cost.logs(),
                      cost.total())));
      lines.add("");
      lines.add(MonthlyCost.ASSUMPTIONS);
      lines.add("");
    }
    pace.ifPresent(p -> {
      lines.add(
          "| resources | TagResources | seconds | least seconds by the quotas | resources a second"
              + " | share of the quotas |");
      lines.add("|---:|---:|---:|---:|---:|---:|");
      lines.add(
          "| %,d | %,d | %.1f | %.1f | %.1f | %.1f %% |"
              .formatted(
                  p.resources(),
                  p.writes(),
                  p.seconds(),
                  p.leastSeconds(),
                  p.resourcesPerSecond(),
                  100 * p.share()));
      lines.add("");
    });
    if (!peers.isEmpty()) {
      lines.add("| 10 accounts, 2 regions, 100 resources each, by | calls | seconds |");
      lines.add("|---|---:|---:|");
      peers.forEach(peer ->
          lines.add("| %s | %,d | %.1f |".formatted(peer.name(), peer.calls(), peer.seconds())));
    }
    return lines;
  }

  /// Writes the JSON file.
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
  }

  private JsonNode json() {
    var root = JSON.createObjectNode();
    root.put("command", command).put("date", date.toString()).put("seed", seed);
    root.set("machine", JSON.valueToTree(machine));
    var calls = root.putArray("calls");
    rows.forEach(row -> {
      var node = calls.addObject();
      node.put("accounts", row.accounts()).put("run", row.run()).put("wrong", row.wrong());
      node.put("calls", row.calls()).put("least", row.leastCalls()).put("ratio", row.ratio());
      node.set("measuredByOperation", JSON.valueToTree(row.measured()));
      node.set("leastByOperation", JSON.valueToTree(row.least()));
    });
    var oneByOne = root.putArray("oneByOne");
    models.forEach(model -> {
      var node = oneByOne.addObject();
      node.put("accounts", model.accounts()).put("least", model.ours());
      node.put("ratio", model.ratio()).set("oneByOne", JSON.valueToTree(model.oneByOne()));
    });
    root.set("monthlyCost", JSON.valueToTree(costs));
    pace.ifPresent(p ->
        root.set(
            "pace",
            JSON.valueToTree(
                Map.of(
                    "resources", p.resources(),
                    "listings", p.listings(),
                    "writes", p.writes(),
                    "seconds", p.seconds(),
                    "leastSeconds", p.leastSeconds(),
                    "share", p.share()))));
    root.set("peers", JSON.valueToTree(peers));
    return root;
  }
}
