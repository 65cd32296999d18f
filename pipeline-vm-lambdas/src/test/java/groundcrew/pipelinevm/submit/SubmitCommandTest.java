package groundcrew.pipelinevm.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.pipelinevm.command.SentCommand;
import groundcrew.pipelinevm.document.CommandDocument;
import groundcrew.pipelinevm.document.DocumentParameter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubmitCommandTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String MACHINE = "i-0123456789abcdef0";
  private static final Submission SUBMISSION = new Submission("arn:execution", "Submit");
  private static final String REQUEST =
      "{\"instance_id\":\"%s\",\"message\":\"release 42\"}".formatted(MACHINE);

  private final VirtualTime time = new VirtualTime(NOON);
  private final InMemoryCommands commands = new InMemoryCommands(time);
  private final InMemorySubmissions submissions = new InMemorySubmissions();

  @Test
  void sendsTheCommandWithTheConfiguredParametersThatTheDocumentDeclares() {
    submit(REQUEST);

    assertThat(commands.requests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.targets().single()).contains(MACHINE);
          assertThat(request.parameters())
              .isEqualTo(
                  Map.of(
                      "Message", List.of("release 42"),
                      "OutputBucket", List.of("outputs"),
                      "ExecutionTimeout", List.of("3600")));
          assertThat(request.comment()).startsWith("groundcrew ").hasSizeLessThanOrEqualTo(100);
        });
  }

  @Test
  void acceptsTheIdOfTheWorkflowThatStartsThisOne() {
    submit(REQUEST.replace("{", "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"arn:parent\","));

    assertThat(commands.requests()).hasSize(1);
  }

  @Test
  void refusesATargetThatIsNotAllowed() {
    assertThatThrownBy(() -> submit(REQUEST.replace(MACHINE, "i-00000000000000001")))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("ALLOWED_TARGETS does not name i-00000000000000001");
    assertThat(commands.requests()).isEmpty();
  }

  @Test
  void refusesTargetsThatRunCommandDoesNotTakeTogether() {
    assertThatThrownBy(() -> submit("{\"targets\":[\"%s\",\"tag:group=web\"]}".formatted(MACHINE)))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("1 to 50 instance ids, or one tag:Key=Value");
    assertThatThrownBy(() -> submit("{}"))
        .hasMessageContaining("either instance_id or targets, received neither");
  }

  @Test
  void refusesParametersThatTheDocumentDoesNotDeclareOrAllowAndNamesEach() {
    assertThatThrownBy(() ->
            submit(
                """
                {"targets":["tag:group=web"],"message":"$(reboot)","parameters":{"Other":"x","Size":["1","2"]}}
                """))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("parameter Message must match")
        .hasMessageContaining("parameter Other is not declared by the document")
        .hasMessageContaining("parameter Size takes one value, received 2");
    assertThat(commands.requests()).isEmpty();
  }

  @Test
  void refusesToChangeAParameterThatIsConfigured() {
    assertThatThrownBy(() ->
            submit("{\"targets\":[\"tag:group=web\"],\"parameters\":{\"OutputBucket\":\"x\"}}"))
        .hasMessage("parameter OutputBucket is configured: a request cannot change it");
  }

  @Test
  void takesTheTimeoutOfTheRequest() {
    submit("{\"targets\":[\"tag:group=web\"],\"timeout\":\"PT20M\"}");

    var request = commands.requests().getFirst();
    assertThat(request.parameters()).containsEntry("ExecutionTimeout", List.of("1200"));
    assertThat(request.delivery()).isEqualTo(Duration.ofMinutes(20));
    assertThatThrownBy(() -> submit("{\"targets\":[\"tag:group=web\"],\"timeout\":\"20m\"}"))
        .hasMessageContaining("a duration from PT5S to PT18H such as PT15M, received \"20m\"");
  }

  @Test
  void aSecondAttemptReturnsTheCommandOfTheFirst() {
    var first = submit(REQUEST);
    time.sleep(Duration.ofMinutes(5));

    assertThat(submit(REQUEST)).isEqualTo(first);
    assertThat(commands.requests()).hasSize(1);
  }

  /// SendCommand has no client token: what was sent is found by its comment.
  @Test
  void aCommandWhoseAnswerWasLostIsFoundAgain() {
    commands.loseNextAnswer();
    assertThatThrownBy(() -> submit(REQUEST)).hasMessage("connection reset");
    assertThatThrownBy(() -> submit(REQUEST)).hasMessageContaining("it is not listed yet");
    time.sleep(Duration.ofSeconds(5));

    assertThat(submit(REQUEST).id()).isEqualTo("command-1");
    assertThat(commands.requests()).hasSize(1);
  }

  @Test
  void aCommandThatIsAbsentForAMinuteIsSentAnew() {
    commands.loseNextRequest();
    assertThatThrownBy(() -> submit(REQUEST)).hasMessage("connection reset");
    time.sleep(Duration.ofSeconds(59));
    assertThatThrownBy(() -> submit(REQUEST)).hasMessageContaining("it is not listed yet");
    time.sleep(Duration.ofSeconds(1));

    assertThat(submit(REQUEST).id()).isEqualTo("command-1");
    assertThat(submit(REQUEST).id()).isEqualTo("command-1");
    assertThat(commands.requests()).hasSize(1);
  }

  /// Who cancels finds nothing to cancel yet.
  @Test
  void aCommandWhoseExecutionEndsWhileItIsSentIsCanceled() {
    commands.whenSent(() -> submissions.cancel("arn:execution", time.instant(), deadline()));

    assertThatThrownBy(() -> submit(REQUEST))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("the command is canceled");
    assertThat(commands.canceled()).containsExactly("command-1");
  }

  @Test
  void nothingIsSentForAnExecutionThatHasEnded() {
    submissions.cancel("arn:execution", time.instant(), deadline());

    assertThatThrownBy(() -> submit(REQUEST))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("the execution has ended");
    assertThat(commands.requests()).isEmpty();
  }

  private SentCommand submit(String request) {
    return submitCommand()
        .submit(StrictJson.read(request, SubmitRequest.class), Optional.of(SUBMISSION), deadline());
  }

  private SubmitCommand submitCommand() {
    var document =
        new CommandDocument(
            "run",
            "1",
            Map.of(
                "Message", parameter("\"\"", "[a-z0-9 ]*"),
                "Size", parameter("\"1\"", ".*"),
                "OutputBucket", parameter("\"\"", ".*"),
                "ExecutionTimeout", parameter("\"3600\"", "[0-9]+")));
    return new SubmitCommand(
        _ -> document,
        commands,
        Optional.of(submissions),
        Set.of(MACHINE, "tag:group=web"),
        new DocumentValues("outputs", Optional.of("https://git.example.com"), Duration.ofHours(1)),
        time);
  }

  private static DocumentParameter parameter(String fallback, String pattern) {
    return StrictJson.read(
        "{\"type\":\"String\",\"default\":%s,\"allowedPattern\":\"%s\"}"
            .formatted(fallback, pattern),
        DocumentParameter.class);
  }

  private Deadline deadline() {
    return new Deadline(time, time.instant().plusSeconds(20));
  }
}
