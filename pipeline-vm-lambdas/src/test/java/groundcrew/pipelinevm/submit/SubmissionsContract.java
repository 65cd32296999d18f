package groundcrew.pipelinevm.submit;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the records do, in memory and in DynamoDB.
public abstract class SubmissionsContract {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Submission SUBMISSION = new Submission("arn:execution", "Submit");
  private static final SentCommand COMMAND = new SentCommand("command-1", NOON.plusSeconds(1));

  private final Deadline deadline = new Deadline(new VirtualTime(NOON), NOON.plusSeconds(20));

  /// Returns empty records.
  protected abstract Submissions submissions();

  @Test
  void onlyTheFirstAttemptBegins() {
    var submissions = submissions();

    assertThat(submissions.begin(SUBMISSION, NOON, deadline)).isEmpty();
    assertThat(submissions.begin(SUBMISSION, NOON.plusSeconds(5), deadline))
        .get()
        .satisfies(known -> {
          assertThat(known.sendingSince()).isEqualTo(NOON);
          assertThat(known.command()).isEmpty();
        });
  }

  @Test
  void anotherStateBeginsByItself() {
    var submissions = submissions();
    submissions.begin(SUBMISSION, NOON, deadline);

    assertThat(submissions.begin(new Submission("arn:execution", "Again"), NOON, deadline))
        .isEmpty();
  }

  @Test
  void keepTheCommandThatWasSent() {
    var submissions = submissions();
    submissions.begin(SUBMISSION, NOON, deadline);
    submissions.sent(SUBMISSION, COMMAND, deadline);

    assertThat(submissions.begin(SUBMISSION, NOON.plusSeconds(5), deadline).orElseThrow().command())
        .contains(COMMAND);
  }

  @Test
  void oneOfTwoAttemptsBeginsAgain() {
    var submissions = submissions();
    submissions.begin(SUBMISSION, NOON, deadline);
    var read = submissions.begin(SUBMISSION, NOON.plusSeconds(61), deadline).orElseThrow();

    assertThat(submissions.beginAgain(SUBMISSION, read, NOON.plusSeconds(61), deadline)).isTrue();
    assertThat(submissions.beginAgain(SUBMISSION, read, NOON.plusSeconds(62), deadline)).isFalse();
  }

  @Test
  void noAttemptBeginsAgainWhereACommandWasSent() {
    var submissions = submissions();
    submissions.begin(SUBMISSION, NOON, deadline);
    var read = submissions.begin(SUBMISSION, NOON.plusSeconds(61), deadline).orElseThrow();
    submissions.sent(SUBMISSION, COMMAND, deadline);

    assertThat(submissions.beginAgain(SUBMISSION, read, NOON.plusSeconds(61), deadline)).isFalse();
  }

  @Test
  void cancelTellsOfEachCommandThatTheExecutionHasSentOrMaySend() {
    var submissions = submissions();
    var other = new Submission("arn:execution", "Other");
    submissions.begin(SUBMISSION, NOON, deadline);
    submissions.sent(SUBMISSION, COMMAND, deadline);
    submissions.begin(other, NOON, deadline);
    submissions.begin(new Submission("arn:another", "Submit"), NOON, deadline);

    assertThat(submissions.cancel("arn:execution", NOON.plusSeconds(5), deadline))
        .containsOnlyKeys(SUBMISSION, other)
        .hasEntrySatisfying(SUBMISSION, known -> assertThat(known.command()).contains(COMMAND))
        .hasEntrySatisfying(
            other,
            known -> {
              assertThat(known.command()).isEmpty();
              assertThat(known.sendingSince()).isEqualTo(NOON);
            });
    assertThat(submissions.cancel("arn:execution", NOON.plusSeconds(9), deadline)).hasSize(2);
  }

  @Test
  void aCommandThatIsSentAfterTheCancellationIsReported() {
    var submissions = submissions();
    submissions.begin(SUBMISSION, NOON, deadline);
    assertThat(submissions.sent(SUBMISSION, COMMAND, deadline)).isTrue();
    submissions.cancel("arn:execution", NOON.plusSeconds(5), deadline);

    assertThat(submissions.sent(SUBMISSION, COMMAND, deadline)).isFalse();
  }

  @Test
  void noSubmissionBeginsAfterTheCancellation() {
    var submissions = submissions();
    submissions.begin(SUBMISSION, NOON, deadline);
    var read = submissions.begin(SUBMISSION, NOON.plusSeconds(61), deadline).orElseThrow();
    submissions.cancel("arn:execution", NOON.plusSeconds(61), deadline);

    assertThat(submissions.beginAgain(SUBMISSION, read, NOON.plusSeconds(62), deadline)).isFalse();
    for (var state : List.of("Submit", "Other")) {
      assertThat(submissions.begin(new Submission("arn:execution", state), NOON, deadline))
          .get()
          .matches(Submissions.Known::canceled);
    }
  }
}
