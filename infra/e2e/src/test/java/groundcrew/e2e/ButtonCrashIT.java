package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Kills the processes of the functions after each of their calls in turn, and before and after
/// Tree-Nation executes an order. Then other workers finish what is left: trees, labels and jobs
/// are counted in their services.
class ButtonCrashIT {
  /// The order is recorded as sent, and its outcome is not.
  private static final Set<String> UNCLEAR =
      Set.of("PutItem", "GetParameter", CallKiller.RECEIVED, CallKiller.EXECUTED);

  /// Nothing de-duplicates the orders.
  @Test
  void withoutTrustNoPressPlantsTwoTreesAndOnlyOrdersOfUnclearOutcomeAreUnknown()
      throws IOException {
    verify(false, 1, UNCLEAR);
  }

  /// Each press arrives twice at the same time.
  @Test
  void withATrustedOrderIdEachPressPlantsExactlyOneTree() throws IOException {
    verify(true, 2, Set.of(CallKiller.RECEIVED, CallKiller.EXECUTED));
  }

  /// @param unknown calls at which a kill leaves a press that only a person can finish
  private static void verify(boolean trust, int deliveries, Set<String> unknown)
      throws IOException {
    try (var booth = ButtonCloud.withShortLeases(templates -> trust(templates.getLast(), trust));
        var button = booth.button()) {
      booth.system().treeNation().orders().deduplicate(trust);
      var crashes = ButtonCrashes.of(booth, button, deliveries);
      var killedAt = crashes.killPressFunction();
      var reconciliations = crashes.killReconciliation();
      try (var printer = booth.printer()) {
        var printsKilled = crashes.killJobEventFunction(printer);

        assertThat(killedAt.size() + reconciliations + printsKilled.size())
            .isGreaterThanOrEqualTo(15);
        killedAt.forEach((press, call) -> {
          assertThat(booth.system().state(press))
              .as(call)
              .isEqualTo(unknown.contains(call) ? "UNKNOWN" : "PRINTED");
          if (trust || !unknown.contains(call)) {
            assertThat(trees(booth, press)).as(call).isEqualTo(1);
          }
        });
        assertThat(printsKilled)
            .hasSize(3)
            .allSatisfy(press -> assertThat(booth.system().state(press)).isEqualTo("PRINTED"));
        assertCounts(booth, printer.commands());
      }
    }
  }

  private static void assertCounts(ButtonCloud booth, List<String> commands) {
    assertThat(booth.system().treeNation().orders().treesByOrder().values()).containsOnly(1);
    var presses = booth.records().presses().keySet();
    var printed = booth.records().inState("PRINTED");
    assertThat(booth.records().labels()).isEqualTo(printed);
    assertThat(booth.records().jobs(presses)).isEqualTo(printed);
    var labels = new ArrayList<>(commands);
    labels.replaceAll(command -> command.replaceFirst(".*/labels/(.*)\\.png", "$1"));
    assertThat(labels).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(labels)).isEqualTo(printed);
  }

  private static void trust(Template template, boolean trust) {
    for (var id : template.idsOf("AWS::Lambda::Function")) {
      var properties = template.resource(id).withObject("/Properties");
      var variables = properties.withObject("/Environment/Variables");
      if (variables.has("TRUST_ORDER_ID")) {
        variables.put("TRUST_ORDER_ID", Boolean.toString(trust));
      }
      // A lease of a worker that reconciles is as long.
      if (properties.path("FunctionName").asText().endsWith("-reconcile")) {
        properties.put("Timeout", 15);
      }
    }
  }

  private static int trees(ButtonCloud booth, String press) {
    return booth.system().treeNation().orders().treesByOrder().getOrDefault(press, 0);
  }
}
