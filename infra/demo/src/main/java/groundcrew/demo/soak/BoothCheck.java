package groundcrew.demo.soak;

import groundcrew.demo.system.BoothRecords;
import groundcrew.local.treenation.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Holds what the services of a booth have at the end against the presses that were published.
///
/// @param trust whether an order of unclear outcome is sent again, and de-duplicated
/// @param commands of the printer
record BoothCheck(
    BoothRecords records,
    boolean trust,
    Crowd crowd,
    PressKiller killer,
    ButtonEvidence evidence,
    List<String> commands) {

  /// What was found.
  ///
  /// @param findings what is not as it should be
  /// @param states how many presses ended so
  /// @param accepted presses that were neither limited nor failed
  /// @param trees of all presses
  record Report(List<String> findings, Map<String, Integer> states, int accepted, int trees) {}

  Report report() {
    var findings = new ArrayList<String>();
    var items = records.presses();
    var trees = records.system().treeNation().orders().treesByOrder();
    var faults = ButtonEvidence.faults(records.system().treeNation());
    var states = new TreeMap<String, Integer>();
    var printed = new TreeSet<String>();
    var cutOff = 0;
    for (var press : crowd.presses()) {
      var item = items.getOrDefault(press, Map.of());
      var state = item.isEmpty() ? "LOST" : BoothRecords.text(item, "state");
      states.merge(state, 1, Integer::sum);
      if (state.equals("PRINTED")) {
        printed.add(press);
      }
      var met = faults.getOrDefault(press, Set.of());
      new OnePress(press, state, item, trees.getOrDefault(press, 0), met).check(findings);
      if (state.equals("UNKNOWN") && !explained(press, met)) {
        cutOff++;
        if (cutOff > evidence.timeOuts()) {
          findings.add("nothing explains that it is UNKNOWN: %s".formatted(item));
        }
      }
    }
    trees.keySet().stream()
        .filter(order -> !crowd.presses().contains(order))
        .forEach(order -> findings.add("a tree that nobody pressed for: " + order));
    compare("labels", records.labels(), printed, findings);
    compare("print jobs", records.jobs(crowd.presses()), printed, findings);
    var labels = new ArrayList<>(commands);
    labels.replaceAll(command -> command.replaceFirst(".*/labels/(.*)\\.png", "$1"));
    compare("prints", new TreeSet<>(labels), printed, findings);
    if (labels.size() > printed.size()) {
      findings.add(
          "the printer got %d jobs for %d labels".formatted(labels.size(), printed.size()));
    }
    var ended = states.getOrDefault("LIMITED", 0) + states.getOrDefault("FAILED", 0);
    var planted = trees.values().stream().mapToInt(Integer::intValue).sum();
    return new Report(findings, states, crowd.presses().size() - ended, planted);
  }

  private boolean explained(String press, Set<Fault> met) {
    return ButtonEvidence.unclear(met)
        || killer.killedWhileOrdering(press)
        || evidence.planted(press);
  }

  private static void compare(
      String what, Set<String> found, Set<String> expected, List<String> findings) {
    found.stream()
        .filter(press -> !expected.contains(press))
        .forEach(press -> findings.add("has %s, and is not printed: %s".formatted(what, press)));
    expected.stream()
        .filter(press -> !found.contains(press))
        .forEach(press -> findings.add("is printed, and has no %s: %s".formatted(what, press)));
  }

  /// One press at the end, with the faults that its orders met.
  private final class OnePress {
    private final String press;
    private final String state;
    private final Map<String, AttributeValue> item;
    private final int trees;
    private final Set<Fault> met;

    private OnePress(
        String press, String state, Map<String, AttributeValue> item, int trees, Set<Fault> met) {
      this.press = press;
      this.state = state;
      this.item = item;
      this.trees = trees;
      this.met = met;
    }

    private void check(List<String> findings) {
      if (trees > 1) {
        findings.add("%d trees for one press: %s".formatted(trees, item));
      }
      switch (state) {
        case "PRINTED" -> require(trees == 1, "is printed without a tree", findings);
        case "LIMITED" -> {
          require(crowd.mayBeLimited(press), "is LIMITED, and came in time", findings);
          require(trees == 0, "has a tree, and was not accepted", findings);
        }
        case "FAILED" -> {
          require(ButtonEvidence.refused(met), "is FAILED, and no answer explains it", findings);
          require(trees == 0, "has a tree, and is FAILED", findings);
        }
        case "UNKNOWN" ->
            require(
                !trust || trees == 1, "is UNKNOWN without a tree, and was to be sent", findings);
        default -> findings.add("press %s has not ended: %s %s".formatted(press, state, item));
      }
    }

    private void require(boolean holds, String otherwise, List<String> findings) {
      if (!holds) {
        findings.add("press %s %s: %s; Tree-Nation: %s".formatted(press, otherwise, item, met));
      }
    }
  }
}
