package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;

/// What the virtual machine step keeps when it fails: each way has a permission of its own to the
/// one queue. Commands run to their end here.
record PipelineFailureScenarios(PipelineCloud pipeline) {

  void all() {
    assertThat(kept().depth()).isZero();
    anExecutionWhoseCommandCannotBeCanceledIsKept();
    anEventThatTheRuleMayNotDeliverIsKept("cancel");
  }

  void anExecutionWhoseCommandCannotBeCanceledIsKept() {
    var refusal = new AwsError(400, "AccessDeniedException", "switched on by a test");
    pipeline.cloud().gateway().faults().next("ssm:CancelCommand", refusal, 100);
    var execution = stopped();

    var problems = kept().awaitKept(1);

    pipeline.cloud().gateway().faults().clear();
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("-cancel failed after 3 attempts", "not every command");
    assertThat(kept().take().body()).contains(execution);
  }

  void anEventThatTheRuleMayNotDeliverIsKept(String function) {
    var system = pipeline.system();
    var live =
        "arn:aws:lambda:%s:%s:function:%s-%s:live"
            .formatted(system.region(), system.account(), system.stack(), function);
    kept()
        .without(
            id -> id.startsWith(live + " "),
            () -> {
              stopped();
              kept().awaitDenied();
              pipeline.cloud().iam().expectDenials("lambda:InvokeFunction");
              assertThat(pipeline.cloud().takeProblems())
                  .singleElement()
                  .asString()
                  .contains("cannot call");
            });
    assertThat(FailureQueue.attribute(kept().take(), "RULE_ARN"))
        .endsWith(system.stack() + "-" + function);
  }

  /// Returns an execution that was stopped while its command runs.
  private String stopped() {
    var scenarios = new PipelineScenarios(pipeline);
    var execution = scenarios.startSlow();
    scenarios.awaitRunning();
    pipeline.cloud().module(StepFunctionsModule.class).states().end(execution, Status.ABORTED);
    return execution;
  }

  private FailureQueue kept() {
    return new FailureQueue(pipeline.system().operator(), pipeline.system().stack() + "-failures");
  }
}
