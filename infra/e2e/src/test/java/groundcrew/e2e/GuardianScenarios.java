package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.sns.Email;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/// What the Guardian must do while all is well with it; with [GuardianFailureScenarios] every
/// statement of its policies serves one of these.
record GuardianScenarios(GuardianCloud guardian) {
  private static final Duration LIMIT = Patience.LIMIT;

  void all() {
    everyKindOfMachineIsRead();
    anEventIsPublishedAtOnce();
    anEventDuringARunIsMergedWithIt();
    aViewerSeesTheLightsAndCallsNothingElse();
    aFailureAndItsRecoveryAreReportedByEmailOnceEach();
    unencryptedCallsAreDenied();
    new GuardianFailureScenarios(guardian).all();
  }

  void everyKindOfMachineIsRead() {
    guardian.machine("nightly-import", Status.FAILED, Status.SUCCEEDED);
    guardian.machine("backup", Map.of("groundcrew:max-age", "PT30M"), Status.SUCCEEDED);
    var thumbnails = guardian.express("thumbnails");
    var execution =
        guardian.cloud().module(StepFunctionsModule.class).states().start(thumbnails, "one");
    guardian
        .cloud()
        .module(StepFunctionsModule.class)
        .states()
        .end(execution.arn(), Status.TIMED_OUT);
    var retired = guardian.machine("retired", Status.SUCCEEDED);
    guardian.pass(2);
    guardian.run();
    assertThat(guardian.system().lights("light", "")).contains("nightly-import", "retired");
    assertThat(guardian.latest("LatestOutcome", "nightly-import")).hasValue(2);
    assertThat(guardian.latest("Overdue", "backup")).hasValue(1);
    assertThat(guardian.latest("LatestOutcome", "thumbnails")).hasValue(4);

    guardian.cloud().module(StepFunctionsModule.class).states().delete(retired);
    guardian.run();

    assertThat(guardian.system().lights("light", ""))
        .contains("nightly-import")
        .doesNotContain("retired");
  }

  void anEventIsPublishedAtOnce() {
    var machine = guardian.machine("events");

    guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "now");

    guardian
        .system()
        .await(
            "the metric of the started execution",
            LIMIT,
            () -> guardian.latest("LatestExecutionStatus", "events").orElse(-1) == 1);
  }

  /// The run has seen the table before the event, and has to look again when it stores its own.
  void anEventDuringARunIsMergedWithIt() {
    var machine = guardian.machine("raced", Status.SUCCEEDED);
    var gateway = guardian.cloud().gateway();
    var listed = CallScope.of("states:ListExecutions");
    var before = gateway.counts().total("states:ListExecutions");
    var looks = gateway.counts().total("dynamodb:GetItem");
    gateway.faults().latency(listed, Duration.ofSeconds(3));
    try {
      guardian.cloud().module(SchedulerModule.class).scheduler().fire(guardian.system().schedule());
      guardian
          .system()
          .await(
              "the run's first look at executions",
              LIMIT,
              () -> gateway.counts().total("states:ListExecutions") > before);
      guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "meanwhile");
      guardian.system().await("both ends", LIMIT, guardian.cloud()::quiet);
    } finally {
      gateway.faults().clear();
    }

    // The event's function looks once, the run once more.
    assertThat(gateway.counts().total("dynamodb:GetItem") - looks).isEqualTo(2);
    assertThat(guardian.system().lights("light", "raced")).contains("raced: running");
  }

  void aViewerSeesTheLightsAndCallsNothingElse() {
    try (var viewer = Viewer.of(guardian.system())) {
      var seen =
          viewer
              .lambda()
              .invoke(request ->
                  request
                      .functionName(guardian.system().live("widget"))
                      .payload(
                          SdkBytes.fromUtf8String("{\"widgetContext\":{\"theme\":\"light\"}}")));
      assertThat(seen.functionError()).isNull();
      assertThat(seen.payload().asUtf8String()).contains("nightly-import");

      assertThatThrownBy(() ->
              viewer
                  .lambda()
                  .invoke(request -> request.functionName(guardian.system().live("publisher"))))
          .isInstanceOf(LambdaException.class)
          .hasMessageContaining("not authorized to perform: lambda:InvokeFunction");
    }
    guardian.cloud().iam().expectDenials(guardian.system().live("publisher"));
    assertThat(guardian.cloud().takeProblems()).isEmpty();
  }

  /// The publisher reports a failure without an event, the function of events the recovery.
  void aFailureAndItsRecoveryAreReportedByEmailOnceEach() {
    guardian.confirmSubscription();
    var states = guardian.cloud().module(StepFunctionsModule.class).states();
    var machine = guardian.machine("billing-export", Status.SUCCEEDED, Status.FAILED);
    guardian.passWithRuns(3);

    states.end(states.start(machine, "again").arn(), Status.SUCCEEDED);
    guardian.system().await("the events' end", LIMIT, guardian.cloud()::quiet);
    guardian.passWithRuns(3);

    var messages = guardian.messages("billing-export");
    assertThat(messages)
        .extracting(Email::subject)
        .containsExactly("billing-export failed", "billing-export has recovered");
    assertThat(messages.getFirst().text())
        .contains("/states/home?region=eu-west-1#/v2/executions/details/arn:aws:states:");
    assertThat(guardian.cloud().takeProblems()).isEmpty();
  }

  void unencryptedCallsAreDenied() {
    var account = guardian.system().account();
    var unencrypted = new Unencrypted(guardian.cloud(), account);
    for (var queue : List.of("failures", "events", "events-dead-letters")) {
      unencrypted.assertRefused(
          "sqs:SendMessage",
          "arn:aws:sqs:%s:%s:%s-%s"
              .formatted(GuardianCloud.REGION, account, guardian.system().stack(), queue));
    }
    unencrypted.assertRefused(
        "sns:Publish",
        "arn:aws:sns:%s:%s:%s".formatted(GuardianCloud.REGION, account, TaggingSystem.ALARM_STACK));
  }
}
