package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.eventbridge.EventBridgeModule;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Event;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.sqs.SqsModule;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StatusChange;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// What the Guardian keeps when it fails: each way has a permission of its own to the one queue.
record GuardianFailureScenarios(GuardianCloud guardian) {

  void all() {
    assertThat(depth()).isZero();
    aRunThatFailsInAllAttemptsIsKept();
    anEventThatCannotBeProcessedIsKept();
    aDeniedStartIsKept();
    anEventThatTheRuleMayNotDeliverIsKept();
  }

  void aRunThatFailsInAllAttemptsIsKept() {
    var refusal = new AwsError(400, "AccessDeniedException", "switched on by a test");
    guardian.cloud().gateway().faults().next("states:ListStateMachines", refusal, 100);
    guardian.cloud().module(SchedulerModule.class).scheduler().fire(guardian.system().schedule());

    var problems = awaitKept();

    guardian.cloud().gateway().faults().clear();
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("-publisher failed after 3 attempts", "switched on by a test");
    assertThat(take().body()).contains("\"time\"");
  }

  void anEventThatCannotBeProcessedIsKept() {
    var machine = guardian.machine("from-the-future");
    var detail =
        JsonNodeFactory.instance
            .objectNode()
            .put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":one")
            .put("stateMachineArn", machine)
            .put("status", "HIBERNATING")
            .put("startDate", guardian.clock().instant().toEpochMilli());
    guardian
        .cloud()
        .module(EventBridgeModule.class)
        .events()
        .put(
            new Event(
                "aws.states",
                StatusChange.DETAIL_TYPE,
                guardian.system().account(),
                GuardianCloud.REGION,
                guardian.clock().instant(),
                List.of(),
                detail));

    assertThat(awaitKept())
        .singleElement()
        .asString()
        .contains("-events failed after 3 attempts", "HIBERNATING");
    assertThat(take().body()).contains("HIBERNATING");
  }

  void aDeniedStartIsKept() {
    without(
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
          assertThat(awaitKept()).isEmpty();
        });
    assertThat(attribute(take(), "TARGET_ARN")).isEqualTo(guardian.system().live("publisher"));
  }

  void anEventThatTheRuleMayNotDeliverIsKept() {
    var machine = guardian.machine("unheard", Status.SUCCEEDED);
    without(
        id -> id.startsWith(guardian.system().live("events") + " "),
        () -> {
          guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "now");
          guardian.cloud().iam().expectDenials("lambda:InvokeFunction");
          assertThat(awaitKept()).singleElement().asString().contains("cannot call");
        });
    var kept = take();
    assertThat(kept.body()).contains("unheard");
    assertThat(attribute(kept, "RULE_ARN")).endsWith(guardian.system().stack() + "-events");
  }

  private void without(Predicate<String> statement, Runnable scenario) {
    var iam = guardian.cloud().iam();
    var taken = iam.allStatements().stream().filter(statement).toList();
    assertThat(taken).hasSize(1);
    taken.forEach(iam::disable);
    try {
      scenario.run();
    } finally {
      iam.enableAll();
    }
  }

  private List<String> awaitKept() {
    return new Patience(guardian.cloud()).await(() -> depth() == 1);
  }

  private long depth() {
    return guardian
        .cloud()
        .module(SqsModule.class)
        .depth(
            "arn:aws:sqs:%s:%s:%s"
                .formatted(GuardianCloud.REGION, guardian.system().account(), queue()))
        .all();
  }

  private Message take() {
    try (var sqs = guardian.operator().client(SqsClient.builder())) {
      var url = sqs.getQueueUrl(request -> request.queueName(queue())).queueUrl();
      var message =
          sqs.receiveMessage(request -> request.queueUrl(url).messageAttributeNames("All"))
              .messages()
              .getFirst();
      sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      return message;
    }
  }

  private static String attribute(Message message, String name) {
    return Objects.requireNonNull(message.messageAttributes().get(name), name).stringValue();
  }

  private String queue() {
    return guardian.system().stack() + "-failures";
  }

  private String schedule() {
    return guardian.system().stack() + "-schedule";
  }
}
