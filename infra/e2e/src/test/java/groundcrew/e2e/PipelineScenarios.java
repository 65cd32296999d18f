package groundcrew.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.gateway.Loss;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;

/// How commands end, each through the whole system.
record PipelineScenarios(PipelineCloud pipeline) {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Set<String> OPEN = Set.of("Pending", "InProgress", "Delayed", "Cancelling");

  /// Runs everything that needs a permission.
  void all() throws IOException {
    addTaggedMachines();
    theEndOfALongOutputIsReadFromTheBucket();
    aCommandWhoseAnswerIsLostRunsOnce();
    aCommandThatTakesLongerThanItsTimeoutEndsTheWorkflow();
    aWorkflowThatIsStoppedAtACallLeavesNoCommand("SendCommand");
    new PipelineFailureScenarios(pipeline).all();
    unencryptedCallsAreDenied();
  }

  /// Another instance, and two machines outside of EC2.
  private void addTaggedMachines() {
    var system = pipeline.system();
    List.of("i-0fedcba9876543210", "mi-0123456789abcdef0", "mi-0fedcba9876543210")
        .forEach(id -> system.add(system.linux(id)));
  }

  void theEndOfALongOutputIsReadFromTheBucket() throws IOException {
    var end =
        pipeline.run(
            pipeline.program(
                """
                for i in {1..6000}; do echo line $i; done
                for i in {1..3000}; do echo problem $i >&2; done
                exit 3
                """),
            "42");

    assertFailed(end, "CommandFailed", "exit code 3");
    assertThat(end.cause()).contains("line 6000", "problem 3000").doesNotContain("line 1\n");
  }

  /// SendCommand has no client token.
  void aCommandWhoseAnswerIsLostRunsOnce() throws IOException {
    var before = pipeline.sent();
    pipeline.cloud().gateway().faults().next("ssm:SendCommand", Loss.RESET, 1);
    var end = pipeline.run(pipeline.program("echo once"), "42");

    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(pipeline.sent()).isEqualTo(before + 1);
  }

  void aCommandThatTakesLongerThanItsTimeoutEndsTheWorkflow() {
    assertFailed(
        pipeline.runOn(PipelineCloud.SLOW),
        "CommandExecutionTimedOut",
        "on " + PipelineCloud.SLOW + ": ExecutionTimedOut");
  }

  void aMachineThatDoesNotAnswerInTimeEndsTheWorkflow() {
    assertFailed(
        pipeline.runOn(PipelineCloud.LOST),
        "CommandDeliveryTimedOut",
        "on " + PipelineCloud.LOST + ": DeliveryTimedOut");
  }

  void aMachineThatNoLongerExistsEndsTheWorkflow() {
    assertFailed(
        pipeline.runOn(PipelineCloud.GONE),
        "CommandUndeliverable",
        "on " + PipelineCloud.GONE + ": Undeliverable");
  }

  void aMachineOnAnotherPlatformEndsTheWorkflow() {
    assertFailed(
        pipeline.runOn(PipelineCloud.LAB),
        "CommandInvalidPlatform",
        "on " + PipelineCloud.HYBRID + ": InvalidPlatform");
  }

  void aTagWithoutMachinesEndsTheWorkflow() {
    assertFailed(pipeline.runOn("tag:group=empty"), "CommandNoInstancesInTag", "NoInstancesInTag");
  }

  /// Run Command starts 50 at the same time, and no more after an error.
  void theWorstOfManyMachinesIsTold() {
    pipeline.addFailingMachines();
    assertFailed(pipeline.runOn("tag:group=failing"), "CommandFailed", "It failed on 52 of 52");
    assertThat(latestDetails())
        .containsEntry("Failed", 50L)
        .containsEntry("Terminated", 2L)
        .hasSize(2);
  }

  /// Systems Manager decides about machines that have a tag when it sends to each.
  void aMachineThatTheRoleMayNotUseEndsTheWorkflow() {
    var iam = pipeline.cloud().iam();
    var number = PipelineCloud.TARGETS.indexOf(PipelineCloud.LAB) + 1;
    var taken =
        iam.allStatements().stream()
            .filter(statement -> statement.endsWith("RunOnTagged" + number))
            .toList();
    assertThat(taken).hasSize(1);
    taken.forEach(iam::disable);
    try {
      var execution =
          pipeline
              .system()
              .start("{\"targets\":[\"%s\"],\"timeout\":\"PT10M\"}".formatted(PipelineCloud.LAB));
      awaitRefusal();
      assertFailed(
          end(execution), "CommandAccessDenied", "on " + PipelineCloud.HYBRID + ": AccessDenied");
    } finally {
      iam.enableAll();
    }
  }

  private void awaitRefusal() {
    var cloud = pipeline.cloud();
    var end = System.nanoTime() + PipelineCloud.LIMIT.toNanos();
    var denials = cloud.iam().takeDenials();
    while (denials.isEmpty()) {
      assertThat(System.nanoTime()).as("nothing is refused").isLessThan(end);
      cloud.goOn(POLL);
      denials = cloud.iam().takeDenials();
    }
    assertThat(denials)
        .singleElement()
        .asString()
        .contains("ssm:SendCommand", PipelineCloud.HYBRID);
  }

  void moreMachinesThanACommandMayHaveEndTheWorkflow() {
    pipeline.runCommand().limitTargets(0);
    try {
      assertFailed(
          pipeline.runOn("tag:groundcrew=pipeline"), "CommandRateExceeded", "RateExceeded");
    } finally {
      pipeline.runCommand().limitTargets(Integer.MAX_VALUE);
    }
  }

  void aCommandThatIsCanceledEndsTheWorkflow() {
    var execution = startSlow();
    try (var ssm = pipeline.system().operator().client(SsmClient.builder())) {
      pipeline.system().await("command", PipelineCloud.LIMIT, () -> !running(ssm).isEmpty());
      ssm.cancelCommand(request -> request.commandId(running(ssm)));
    }
    assertFailed(end(execution), "CommandCancelled", "on " + PipelineCloud.SLOW + ": Cancelled");
  }

  /// Returns the id of a command that has not ended, or an empty text.
  private static String running(SsmClient ssm) {
    return ssm.listCommands().commands().stream()
        .filter(command -> command.statusAsString().equals("InProgress"))
        .map(Command::commandId)
        .findFirst()
        .orElse("");
  }

  /// Stops an execution as soon as its function has made a call, and before its answer arrives.
  ///
  /// @param call such as `SendCommand`
  void aWorkflowThatIsStoppedAtACallLeavesNoCommand(String call) {
    var stopper = new ExecutionStopper(pipeline.system(), call, call.equals("GetDocument") ? 1 : 2);
    pipeline.cloud().gateway().show(stopper);
    var before = pipeline.sent();
    var execution = startSlow();
    stopper.stop(execution);

    assertThat(end(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    assertNoCommandRunsOn();
    assertThat(pipeline.sent()).isLessThanOrEqualTo(before + 1);
  }

  /// While it waits for the next look at its command.
  void aWorkflowThatEndsWhileItsCommandRunsCancelsIt(Status status) {
    var execution = startSlow();
    awaitRunning();
    pipeline.cloud().module(StepFunctionsModule.class).states().end(execution, status);

    assertNoCommandRunsOn();
    assertThat(latestDetail()).isEqualTo("Cancelled");
  }

  private void assertNoCommandRunsOn() {
    try (var ssm = pipeline.system().operator().client(SsmClient.builder())) {
      pipeline
          .system()
          .await(
              "end of every command",
              PipelineCloud.LIMIT,
              () ->
                  pipeline.cloud().quiet()
                      && ssm.listCommandsPaginator().commands().stream()
                          .noneMatch(command -> OPEN.contains(command.statusAsString())));
    }
  }

  /// Returns on how many machines the latest command ended how.
  private Map<String, Long> latestDetails() {
    try (var ssm = pipeline.system().operator().client(SsmClient.builder())) {
      var latest = ssm.listCommands().commands().getFirst().commandId();
      return ssm
          .listCommandInvocationsPaginator(request -> request.commandId(latest))
          .commandInvocations()
          .stream()
          .collect(groupingBy(CommandInvocation::statusDetails, counting()));
    }
  }

  private String latestDetail() {
    try (var ssm = pipeline.system().operator().client(SsmClient.builder())) {
      return ssm.listCommands().commands().getFirst().statusDetails();
    }
  }

  /// Starts an execution whose command runs for two hours.
  String startSlow() {
    return pipeline
        .system()
        .start("{\"instance_id\":\"%s\",\"timeout\":\"PT3H\"}".formatted(PipelineCloud.SLOW));
  }

  void awaitRunning() {
    try (var ssm = pipeline.system().operator().client(SsmClient.builder())) {
      pipeline.system().await("command", PipelineCloud.LIMIT, () -> !running(ssm).isEmpty());
    }
  }

  private DescribeExecutionResponse end(String execution) {
    return pipeline.system().end(execution, PipelineCloud.LIMIT);
  }

  void unencryptedCallsAreDenied() {
    var system = pipeline.system();
    var unencrypted = new Unencrypted(pipeline.cloud(), system.account());
    var outputs =
        "arn:aws:s3:::%s-output-%s-%s".formatted(system.stack(), system.account(), system.region());
    unencrypted.assertRefused("s3:GetObject", outputs + "/command/stdout");
    unencrypted.assertRefused("s3:ListBucket", outputs);
    unencrypted.assertRefused(
        "sqs:SendMessage",
        "arn:aws:sqs:%s:%s:%s-failures"
            .formatted(system.region(), system.account(), system.stack()));
    unencrypted.assertRefused(
        "sns:Publish",
        "arn:aws:sns:%s:%s:%s"
            .formatted(system.region(), system.account(), TaggingSystem.ALARM_STACK));
  }

  private static void assertFailed(DescribeExecutionResponse end, String error, String... cause) {
    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo(error);
    assertThat(end.cause()).contains(cause);
  }
}
