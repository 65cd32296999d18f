package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.stepfunctions.Status;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// The way of a command: state machine, function, Run Command, a script that really runs, and back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PipelineIT {
  private PipelineCloud pipeline;

  @BeforeAll
  void start() throws IOException {
    pipeline = PipelineCloud.start(PipelineCloud.TARGETS, _ -> {});
  }

  @AfterAll
  void end() {
    pipeline.close();
  }

  @Test
  void aWorkflowSucceedsAsItsCommandDoes() throws IOException {
    var end = pipeline.run(pipeline.program("echo released $MESSAGE"), "42");

    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(end.output())
        .contains("\"status\":\"SUCCEEDED\"", "\"exit_code\":0", "released 42", "execution PT");
  }

  @Test
  void aWorkflowFailsAsItsCommandDoesAndTellsWhy() throws IOException {
    var end =
        pipeline.run(
            pipeline.program("echo started; echo the database is locked >&2; exit 3"), "42");

    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("CommandFailed");
    assertThat(end.cause())
        .contains(
            "on " + PipelineCloud.MACHINE + ": Failed, exit code 3",
            "the database is locked",
            "started",
            "all of the output: https://s3.");
  }

  /// A message is data, whatever it says.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch pwned)",
        "`touch pwned`",
        "'; touch pwned; '",
        "\\\"; touch pwned; \\\"",
        "a\\ntouch pwned",
        "{\\\"a\\\":1}",
        "$SSM_Program"
      })
  void noMessageIsRunAsACommand(String message) throws IOException {
    var script = pipeline.program("printf %s \"$MESSAGE\"; test ! -e pwned");
    var end = pipeline.run(script, message);

    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(end.output()).contains("\"stdout\":\"%s\"".formatted(message));
  }

  @Test
  void aReferenceToAParameterOfSystemsManagerIsRefused() throws IOException {
    var end = pipeline.run(pipeline.program("true"), "{{ssm:/secret}}");

    assertThat(end.error()).isEqualTo("NotSubmitted");
    assertThat(end.cause()).contains("parameter Message must match");
  }

  @Test
  void aMachineThatIsNotAllowedIsRefused() {
    var end = pipeline.run("{\"instance_id\":\"i-0fedcba9876543210\",\"message\":\"42\"}");

    assertThat(end.error()).isEqualTo("NotSubmitted");
    assertThat(end.cause()).contains("ALLOWED_TARGETS does not name i-0fedcba9876543210");
  }

  @Test
  void aCommandWhoseAnswerIsLostRunsOnce() throws IOException {
    scenarios().aCommandWhoseAnswerIsLostRunsOnce();
  }

  @Test
  void theEndOfALongOutputIsReadFromTheBucket() throws IOException {
    scenarios().theEndOfALongOutputIsReadFromTheBucket();
  }

  @Test
  void aCommandThatTakesLongerThanItsTimeoutEndsTheWorkflow() {
    scenarios().aCommandThatTakesLongerThanItsTimeoutEndsTheWorkflow();
  }

  @Test
  void aMachineThatDoesNotAnswerInTimeEndsTheWorkflow() {
    scenarios().aMachineThatDoesNotAnswerInTimeEndsTheWorkflow();
  }

  @Test
  void aMachineThatNoLongerExistsEndsTheWorkflow() {
    scenarios().aMachineThatNoLongerExistsEndsTheWorkflow();
  }

  @Test
  void aMachineOnAnotherPlatformEndsTheWorkflow() {
    scenarios().aMachineOnAnotherPlatformEndsTheWorkflow();
  }

  @Test
  void aTagWithoutMachinesEndsTheWorkflow() {
    scenarios().aTagWithoutMachinesEndsTheWorkflow();
  }

  @Test
  void theWorstOfManyMachinesIsTold() {
    scenarios().theWorstOfManyMachinesIsTold();
  }

  @Test
  void aMachineThatTheRoleMayNotUseEndsTheWorkflow() {
    scenarios().aMachineThatTheRoleMayNotUseEndsTheWorkflow();
  }

  @Test
  void moreMachinesThanACommandMayHaveEndTheWorkflow() {
    scenarios().moreMachinesThanACommandMayHaveEndTheWorkflow();
  }

  @Test
  void aCommandThatIsCanceledEndsTheWorkflow() {
    scenarios().aCommandThatIsCanceledEndsTheWorkflow();
  }

  /// In the states that submit and that read the status.
  @ParameterizedTest
  @ValueSource(strings = {"GetDocument", "PutItem", "SendCommand", "ListCommandInvocations"})
  void aWorkflowThatIsStoppedAtACallLeavesNoCommand(String call) {
    scenarios().aWorkflowThatIsStoppedAtACallLeavesNoCommand(call);
  }

  @ParameterizedTest
  @EnumSource(names = {"ABORTED", "FAILED", "TIMED_OUT"})
  void aWorkflowThatEndsWhileItsCommandRunsCancelsIt(Status status) {
    scenarios().aWorkflowThatEndsWhileItsCommandRunsCancelsIt(status);
  }

  private PipelineScenarios scenarios() {
    return new PipelineScenarios(pipeline);
  }
}
