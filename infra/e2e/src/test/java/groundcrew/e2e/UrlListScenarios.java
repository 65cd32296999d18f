package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.demo.system.LearnedList;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.web.ServedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the function that learns the list must do, and what is kept when it cannot.
record UrlListScenarios(GateCloud gate, LearnedList list) {

  void all() {
    assertThat(kept().depth()).isZero();
    aRunWithoutAnyPageIsKept();
    aDeniedStartIsKept();
    theListIsRenewedByItsSchedule();
  }

  void aRunWithoutAnyPageIsKept() {
    fire();
    assertThat(kept().awaitKept(1))
        .singleElement()
        .asString()
        .contains("-list failed after 3 attempts", "no page is known");
    assertThat(kept().take().body()).contains("\"time\"");
  }

  void aDeniedStartIsKept() {
    kept()
        .without(
            id -> id.contains("-list-schedule ") && id.endsWith(" InvokeFunction"),
            () -> {
              assertThatThrownBy(this::fire).hasMessageContaining("lambda:InvokeFunction");
              gate.cloud().iam().expectDenials("lambda:InvokeFunction");
              assertThat(kept().awaitKept(1)).isEmpty();
            });
    assertThat(FailureQueue.attribute(kept().take(), "TARGET_ARN")).endsWith("-list:live");
  }

  void theListIsRenewedByItsSchedule() {
    var now = gate.cloud().agenda().instant();
    list.deliver(now, List.of(visit(now, "/a")));
    list.deliver(now.minus(Duration.ofDays(1)), List.of(visit(now, "/b")));
    fire();
    assertThat(new Patience(gate.cloud()).await(() -> list.text().contains("/a,200"))).isEmpty();
    assertThat(list.text()).isEqualTo("path,status\n/a,200\n/b,200\n");
  }

  private static ServedRequest visit(Instant at, String target) {
    return new ServedRequest(at, "GET", target, 200, "shop.example", "Mozilla/5.0");
  }

  private void fire() {
    var scheduler = gate.cloud().module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::fire);
  }

  private FailureQueue kept() {
    return new FailureQueue(gate.system().operator(), "groundcrew-gate-list-failures");
  }
}
