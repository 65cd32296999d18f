package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.system.LiveAlias;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.scheduler.SchedulerModule;
import java.time.Duration;
import java.util.List;

/// What becomes of presses when the booth fails: what reconciliation finishes, and what is kept in
/// the queue, by a permission of its own for each way.
record ButtonFailureScenarios(ButtonCloud booth, VirtualButton one, VirtualButton two) {
  void all() {
    assertThat(kept().depth()).isZero();
    pressesThatStoppedAfterTheirClaimAreFinished();
    aPressThatFailsInAllAttemptsIsKept();
    aReconciliationThatFailsInAllAttemptsIsKept();
    printsWhoseEventsFailedInAllAttemptsAreKeptAndRecordedLater();
    aPressThatTheRuleMayNotDeliverIsKept();
    aJobEventThatTheRuleMayNotDeliverIsKept();
    aDeniedStartIsKept();
  }

  void pressesThatStoppedAfterTheirClaimAreFinished() {
    refuse("dynamodb:PutItem", 2);
    var presses = List.of(booth.press(one), booth.press(two));
    new Patience(booth.cloud()).await(booth.cloud()::quiet);
    assertThat(presses).extracting(booth.system()::state).containsOnly("CLAIMED");
    booth.waitForLeases();

    reconcile();

    presses.forEach(press -> booth.awaitState(press, "PRINTED"));
  }

  void aPressThatFailsInAllAttemptsIsKept() {
    refuse("dynamodb:BatchGetItem", 3);
    var press = booth.press(one);

    assertThat(kept().awaitKept(1))
        .singleElement()
        .asString()
        .contains("-press failed after 3 attempts", "switched on by a test");
    assertThat(kept().take().body()).contains(press);
  }

  void aReconciliationThatFailsInAllAttemptsIsKept() {
    refuse("dynamodb:Query", 3);
    fire();

    assertThat(kept().awaitKept(1))
        .singleElement()
        .asString()
        .contains("-reconcile failed after 3 attempts");
    assertThat(kept().take().body()).contains("switched on by a test");
  }

  void printsWhoseEventsFailedInAllAttemptsAreKeptAndRecordedLater() {
    refuse("dynamodb:GetItem", 6);
    var presses = List.of(booth.press(one), booth.press(two));

    assertThat(kept().awaitKept(2))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).contains("-job-event failed after 3 attempts"));
    for (var _ : presses) {
      assertThat(kept().take().body()).contains("print-button-");
    }
    assertThat(presses).extracting(booth.system()::state).containsOnly("PRINTING");

    reconcile();

    presses.forEach(press -> booth.awaitState(press, "PRINTED"));
  }

  void aPressThatTheRuleMayNotDeliverIsKept() {
    assertThat(undelivered("press")).contains("groundcrew/button/button-1/press");
  }

  void aJobEventThatTheRuleMayNotDeliverIsKept() {
    assertThat(undelivered("job-event")).contains("$aws/events/jobExecution/print-button-1");
    reconcile();
  }

  /// Returns the message that is kept when a rule may not invoke its function.
  private String undelivered(String end) {
    var function = LiveAlias.arn(booth.cloud(), booth.system().stack() + "-" + end);
    kept()
        .without(
            id -> id.startsWith(function + " "),
            () -> {
              booth.press(one);
              kept().awaitDenied();
              booth.cloud().iam().expectDenials("lambda:InvokeFunction");
              // The rule tells of its denial, too.
              assertThat(kept().awaitKept(1)).hasSize(1);
            });
    return kept().take().body();
  }

  void aDeniedStartIsKept() {
    var schedule = booth.system().stack() + "-schedule";
    kept()
        .without(
            id -> id.contains("/" + schedule + " ") && id.endsWith(" InvokeFunction"),
            () -> {
              assertThatThrownBy(this::fire).hasMessageContaining("lambda:InvokeFunction");
              booth.cloud().iam().expectDenials("lambda:InvokeFunction");
              assertThat(kept().awaitKept(1)).isEmpty();
            });
    assertThat(FailureQueue.attribute(kept().take(), "TARGET_ARN"))
        .endsWith(booth.system().stack() + "-reconcile:live");
  }

  private void refuse(String operation, int times) {
    var refusal = new AwsError(400, "AccessDeniedException", "switched on by a test");
    booth.cloud().gateway().faults().next(operation, refusal, times);
  }

  private void reconcile() {
    fire();
    booth.system().await("the end of the run", Duration.ofMinutes(1), booth.cloud()::quiet);
  }

  private void fire() {
    var scheduler = booth.cloud().module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::fire);
  }

  private FailureQueue kept() {
    return new FailureQueue(booth.system().operator(), booth.system().stack() + "-failures");
  }
}
