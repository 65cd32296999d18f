package groundcrew.pipelinevm.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.pipelinevm.command.CommandRequest;
import groundcrew.pipelinevm.command.SentCommand;
import groundcrew.pipelinevm.command.Targets;
import groundcrew.pipelinevm.document.CommandDocument;
import groundcrew.pipelinevm.submit.InMemoryCommands;
import groundcrew.pipelinevm.submit.InMemorySubmissions;
import groundcrew.pipelinevm.submit.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelCommandsTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String EXECUTION = "arn:execution";
  private static final Submission SUBMISSION = new Submission(EXECUTION, "Submit");

  private final VirtualTime time = new VirtualTime(NOON);
  private final InMemoryCommands commands = new InMemoryCommands(time);
  private final InMemorySubmissions submissions = new InMemorySubmissions();

  @Test
  void cancelsWhatTheExecutionHasSentAlsoWhenToldTwice() {
    begin(SUBMISSION);
    submissions.sent(SUBMISSION, new SentCommand("command-1", NOON), deadline());

    assertThat(cancel()).containsExactly("command-1");
    assertThat(cancel()).containsExactly("command-1");
    assertThat(commands.canceled()).containsOnly("command-1");
  }

  @Test
  void anExecutionThatSentNothingHasNothingToCancel() {
    begin(new Submission("arn:another", "Submit"));

    assertThat(cancel()).isEmpty();
  }

  /// The submission was killed between SendCommand and its record.
  @Test
  void findsACommandWhoseAnswerWasLostAsSoonAsItIsListed() {
    begin(SUBMISSION);
    commands.send(
        new CommandRequest(
            new CommandDocument("run", "1", Map.of()),
            new Targets(List.of("i-0123456789abcdef0")),
            Map.of(),
            SUBMISSION.comment(),
            Duration.ofMinutes(1),
            "outputs"),
        deadline());
    assertThatThrownBy(this::cancel)
        .hasMessage("not every command of the execution is canceled")
        .satisfies(failure ->
            assertThat(failure.getSuppressed()[0]).hasMessageContaining("it is not listed yet"));
    time.sleep(Duration.ofSeconds(5));

    assertThat(cancel()).containsExactly("command-1");
  }

  @Test
  void aCommandThatIsNotListedAfterNinetySecondsWasNeverSent() {
    begin(SUBMISSION);
    time.sleep(Duration.ofSeconds(89));
    assertThatThrownBy(this::cancel).isInstanceOf(IllegalStateException.class);
    time.sleep(Duration.ofSeconds(1));

    assertThat(cancel()).isEmpty();
  }

  @Test
  void aCommandOfUnknownFateDoesNotKeepAnotherFromBeingCanceled() {
    begin(SUBMISSION);
    var other = new Submission(EXECUTION, "Other");
    begin(other);
    submissions.sent(other, new SentCommand("command-2", NOON), deadline());

    assertThatThrownBy(this::cancel).isInstanceOf(IllegalStateException.class);
    assertThat(commands.canceled()).containsExactly("command-2");
  }

  @ParameterizedTest
  @CsvSource({
    "ABORTED, true",
    "FAILED, true",
    "TIMED_OUT, true",
    "RUNNING, false",
    "SUCCEEDED, false",
    "PENDING_REDRIVE, false"
  })
  void onlyAnExecutionThatEndedWithoutSuccessCancels(String status, boolean cancels) {
    var event =
        """
        {"version":"0","detail-type":"Step Functions Execution Status Change","source":"aws.states",
         "detail":{"executionArn":"arn:execution","name":"one","status":"%s","input":null}}
        """
            .formatted(status);

    assertThat(StrictJson.read(event, ExecutionEvent.class).ended().isPresent()).isEqualTo(cancels);
  }

  private void begin(Submission submission) {
    submissions.begin(submission, time.instant(), deadline());
  }

  private List<String> cancel() {
    return new CancelCommands(submissions, commands, time).cancel(EXECUTION, deadline());
  }

  private Deadline deadline() {
    return new Deadline(time, time.instant().plusSeconds(20));
  }
}
