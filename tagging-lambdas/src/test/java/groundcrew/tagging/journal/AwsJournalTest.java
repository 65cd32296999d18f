package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.member.Contexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsJournalTest extends JournalContract {
  private static final JournalPlace PLACE =
      new JournalPlace(
          new JournalFolder(
              Instant.parse("2026-01-31T02:00:00Z"), "222222222222", "eu-west-1", "platform"),
          "059f36b4-1");
  private static final String PATH =
      "journal/2026-01-31T02:00:00Z/222222222222/eu-west-1/platform/059f36b4-1-";

  private final InMemoryS3 s3 = new InMemoryS3("journals", Duration.ofSeconds(1));
  private final AwsJournal journal = new AwsJournal(s3, "journals");

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Journal plans() {
    return AwsJournal.ofPlans(s3, "journals");
  }

  @Override
  protected Journals journals() {
    return new AwsJournals(s3, "journals");
  }

  @Test
  void writesOneLineForEachResource() {
    var part = journal.writeIntent(PLACE, 1, lines("a", "b"), Contexts.far());
    journal.writeResult(
        PLACE, part, List.of(JournalLine.of(Change.none("a"), TAGGED)), Contexts.far());

    assertThat(s3.keys()).containsExactly(PATH + "1-done.jsonl", PATH + "1.jsonl");
    assertThat(s3.text(PATH + "1.jsonl"))
        .isEqualTo(
            """
            {"arn":"a","before":{"k":null},"after":{"k":"v"},"outcome":"planned"}
            {"arn":"b","before":{"k":null},"after":{"k":"v"},"outcome":"planned"}
            """);
    assertThat(s3.text(PATH + "1-done.jsonl"))
        .isEqualTo("{\"arn\":\"a\",\"before\":{},\"after\":{},\"outcome\":\"tagged\"}\n");
  }

  /// S3 returns 412 if the object exists, and 409 if another function is writing it.
  @ParameterizedTest
  @ValueSource(ints = {412, 409})
  void usesTheNextNumberIfTheNameIsTaken(int status) {
    s3.reject(status);
    s3.reject(status);

    assertThat(journal.writeIntent(PLACE, 1, lines("a"), Contexts.far())).isEqualTo(3);
    assertThat(s3.keys()).containsExactly(PATH + "3.jsonl");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500, 503})
  void throwsEveryOtherErrorOfS3(int status) {
    s3.reject(status);

    assertThatThrownBy(() -> journal.writeIntent(PLACE, 1, lines("a"), Contexts.far()))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("status " + status);
    assertThat(s3.keys()).isEmpty();
  }

  @Test
  void throwsIfAResultCannotBeWritten() {
    s3.reject(503);

    assertThatThrownBy(() -> journal.writeResult(PLACE, 1, lines("a"), Contexts.far()))
        .isInstanceOf(S3Exception.class);
  }

  private static List<JournalLine> lines(String... arns) {
    return List.of(arns).stream()
        .map(arn -> JournalLine.of(Change.of(arn, Map.of(), Map.of("k", "v"), Map.of()), PLANNED))
        .toList();
  }
}
