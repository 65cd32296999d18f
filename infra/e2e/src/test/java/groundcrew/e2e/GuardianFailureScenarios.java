package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.alarms.State;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;

/// What the Guardian keeps when it fails: each way has a permission of its own to the one queue.
record GuardianFailureScenarios(GuardianCloud guardian) {

  void all() {
    assertThat(kept().depth()).isZero();
    aRunThatFailsIsKeptAndNotRepeated();
    anEventThatCannotBeProcessedIsKept();
    aDeniedStartIsKept();
    anEventThatTheRuleMayNotDeliverRaisesTheAlarm();
  }

  void aRunThatFailsIsKeptAndNotRepeated() {
    var refusal = new AwsError(400, "AccessDeniedException", "switched on by a test");
    guardian.cloud().gateway().faults().next("states:ListStateMachines", refusal, 100);
    guardian.cloud().module(SchedulerModule.class).scheduler().fire(guardian.system().schedule());

    var problems = kept().awaitKept(1);

    guardian.cloud().gateway().faults().clear();
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("-publisher failed after 1 attempts", "switched on by a test");
    assertThat(kept().take().body()).contains("\"time\"");
  }

  void anEventThatCannotBeProcessedIsKept() {
    var machine = guardian.machine("from-the-future");
    guardian.putEvent(
        machine.replace(":stateMachine:", ":execution:") + ":one", machine, "HIBERNATING");

    var deadLetters =
        new FailureQueue(guardian.operator(), guardian.system().stack() + "-events-dead-letters");
    assertThat(deadLetters.awaitKept(1)).isEmpty();
    assertThat(deadLetters.take().body()).contains("HIBERNATING");
  }

  void aDeniedStartIsKept() {
    kept()
        .without(
            id -> id.contains("/" + schedule() + " ") && id.endsWith(" InvokeFunction"),
            () -> {
              assertThatThrownBy(() ->
                      guardian
                          .cloud()
                          .module(SchedulerModule.class)
                          .scheduler()
                          .fire(guardian.system().schedule()))
                  .hasMessageContaining("lambda:InvokeFunction");
              guardian.cloud().iam().expectDenials("lambda:InvokeFunction");
              assertThat(kept().awaitKept(1)).isEmpty();
            });
    assertThat(FailureQueue.attribute(kept().take(), "TARGET_ARN"))
        .isEqualTo(guardian.system().live("publisher"));
  }

  void anEventThatTheRuleMayNotDeliverRaisesTheAlarm() {
    var machine = guardian.machine("unheard", Status.SUCCEEDED);
    kept()
        .without(
            id -> id.contains(guardian.system().stack() + "-events ") && id.endsWith(" RuleSends"),
            () -> {
              guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "now");
              guardian.cloud().iam().expectDenials("sqs:SendMessage");
              assertThat(guardian.cloud().takeProblems())
                  .singleElement()
                  .asString()
                  .contains("cannot call");
            });
    guardian.pass(6);
    assertThat(guardian.alarm("events-undelivered")).isEqualTo(State.ALARM);
  }

  private FailureQueue kept() {
    return new FailureQueue(guardian.operator(), guardian.system().stack() + "-failures");
  }

  private String schedule() {
    return guardian.system().stack() + "-schedule";
  }
}
