package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import groundcrew.local.treenation.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Kills the process of the press function after each of its calls in turn, and while Tree-Nation
/// executes its order. Then another worker finishes what is left: trees, labels and jobs are
/// counted in their services.
class ButtonCrashIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// A lease is as long as the function may run.
  private static final int TIMEOUT_SECONDS = 6;

  private final Map<String, String> killedAt = new LinkedHashMap<>();

  /// Nothing de-duplicates the orders.
  @Test
  void withoutTrustNoPressPlantsTwoTreesAndOnlyOrdersOfUnclearOutcomeAreUnknown()
      throws IOException {
    try (var booth = start(false);
        var button = booth.button()) {
      booth.system().treeNation().orders().deduplicate(false);
      killAfterEachCall(booth, button, 1);

      assertThat(killedAt).hasSizeGreaterThan(10);
      killedAt.forEach((press, call) -> {
        var unclear = List.of("order", "GetParameter", "PutItem").contains(call);
        assertThat(booth.system().state(press))
            .as(call)
            .isEqualTo(unclear ? "UNKNOWN" : "PRINTING");
        assertThat(trees(booth, press)).as(call).isLessThanOrEqualTo(1);
        if (!unclear) {
          assertThat(trees(booth, press)).as(call).isEqualTo(1);
        }
      });
      assertThat(booth.jobs(killedAt.keySet())).isEqualTo(printing(booth));
      assertThat(booth.labels()).isEqualTo(booth.inState("PRINTING"));
    }
  }

  /// Each press arrives twice at the same time.
  @Test
  void withATrustedOrderIdEachPressPlantsExactlyOneTree() throws IOException {
    try (var booth = start(true);
        var button = booth.button()) {
      killAfterEachCall(booth, button, 2);

      assertThat(killedAt).hasSizeGreaterThan(10);
      killedAt.forEach((press, call) -> {
        assertThat(trees(booth, press)).as(call).isEqualTo(1);
        assertThat(booth.system().state(press))
            .as(call)
            .isEqualTo(call.equals("order") ? "UNKNOWN" : "PRINTING");
      });
      assertThat(booth.jobs(killedAt.keySet())).isEqualTo(printing(booth));
      assertThat(booth.labels()).isEqualTo(booth.inState("PRINTING"));
    }
  }

  private static ButtonCloud start(boolean trust) throws IOException {
    return ButtonCloud.start(templates -> {
      var own = templates.getLast();
      own.idsOf("AWS::Lambda::Function").forEach(id -> change(own, id, trust));
    });
  }

  private static void change(Template template, String function, boolean trust) {
    var properties = template.resource(function).withObject("/Properties");
    var variables = properties.withObject("/Environment/Variables");
    if (variables.has("TRUST_ORDER_ID")) {
      variables.put("TRUST_ORDER_ID", Boolean.toString(trust));
    }
    if (properties.path("FunctionName").asText().endsWith("-press")) {
      properties.put("Timeout", TIMEOUT_SECONDS);
    }
  }

  private void killAfterEachCall(ButtonCloud booth, VirtualButton button, int deliveries) {
    var function = booth.system().stack() + "-press";
    var killer = new CallKiller(booth.cloud(), function, "groundcrew/button-press");
    for (var call = 0; ; call++) {
      killer.killAt(call);
      var press = press(booth, button, deliveries);
      booth
          .system()
          .await(
              "the kill or the job",
              LIMIT,
              () -> killer.killed() || booth.system().state(press).equals("PRINTING"));
      settle(booth);
      if (!killer.killed()) {
        break;
      }
      killedAt.put(press, name(killer.calls(), call));
    }
    killer.count();
    killWhileOrdering(booth, button, function);
    // Until the leases of the killed workers have ended, which the process reads off its own clock.
    sleep(Duration.ofSeconds(TIMEOUT_SECONDS));
    booth.system().reconcile();
    settle(booth);
  }

  private void killWhileOrdering(ButtonCloud booth, VirtualButton button, String function) {
    var treeNation = booth.system().treeNation();
    treeNation.faults().lateness(Duration.ofSeconds(2));
    treeNation.faults().next(Fault.LATE, 1);
    var press = press(booth, button, 1);
    booth.system().await("the order", LIMIT, () -> trees(booth, press) == 1);
    booth.cloud().module(LambdaModule.class).lambda().kill(function, new Random(1));
    settle(booth);
    killedAt.put(press, "order");
  }

  private static String press(ButtonCloud booth, VirtualButton button, int deliveries) {
    booth.cloud().agenda().turn(Duration.ofMinutes(1));
    var press = button.press();
    for (var i = 1; i < deliveries; i++) {
      button.send("{\"press\":\"%s\",\"age_ms\":0}".formatted(press));
    }
    return press;
  }

  /// The attempts of the events end. What failed is no problem here.
  private static void settle(ButtonCloud booth) {
    var _ = new Patience(booth.cloud()).await(booth.cloud()::quiet);
  }

  /// Names the call that was the last one: operations that are called more than once are numbered.
  private static String name(List<String> calls, int last) {
    var names = new ArrayList<String>();
    for (var call : calls.subList(0, last + 1)) {
      var times = names.stream().filter(name -> name.startsWith(call)).count();
      names.add(times == 0 ? call : call + " " + (times + 1));
    }
    return names.getLast();
  }

  private Set<String> printing(ButtonCloud booth) {
    var printing = booth.inState("PRINTING");
    printing.retainAll(killedAt.keySet());
    return printing;
  }

  private static int trees(ButtonCloud booth, String press) {
    return booth.system().treeNation().orders().treesByOrder().getOrDefault(press, 0);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
