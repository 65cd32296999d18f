package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunJournalTest {
  private static final String FOLDER = "journal/2026-01-31T02:00:00Z/200000000001/eu-west-1/l/";
  private static final String ONE = "12345678-1234-1234-1234-123456789012";
  private static final String OTHER = "12345678-1234-1234-1234-123456789013";

  @Test
  void tellsLinesByResourceOverAllParts() {
    var journal =
        RunJournal.of(
            Map.of(
                FOLDER + ONE + "-1-1.jsonl",
                    line("a", "planned", "") + "\n" + line("b", "skipped", "why"),
                FOLDER + ONE + "-1-1-done.jsonl", line("a", "failed", "denied"),
                "journal/2026-02-01T02:00:00Z/1/2/l/" + ONE + "-1-1.jsonl",
                    line("c", "planned", "")),
            "2026-01-31T02:00:00Z");

    assertThat(journal.lines()).containsOnlyKeys("a", "b");
    assertThat(journal.about("a")).hasSize(2).allMatch(l -> l.keys().contains("k"));
    assertThat(journal.explains("a")).isTrue();
    assertThat(journal.explains("c")).isFalse();
    assertThat(journal.explained()).isEqualTo(2);
    assertThat(journal.receivedAgain()).isZero();
  }

  @Test
  void aFailureWithoutAReasonExplainsNothing() {
    var journal =
        RunJournal.of(
            Map.of(FOLDER + ONE + "-1-1.jsonl", line("a", "failed", " ")), "2026-01-31T02:00:00Z");

    assertThat(journal.explains("a")).isFalse();
  }

  @Test
  void countsMessagesThatWereReceivedMoreThanOnce() {
    var journal =
        RunJournal.of(
            Map.of(
                FOLDER + ONE + "-2-1.jsonl", line("a", "planned", ""),
                FOLDER + ONE + "-12-3-done.jsonl", line("a", "tagged", ""),
                FOLDER + OTHER + "-1-2.jsonl", line("a", "planned", "")),
            "2026-01-31T02:00:00Z");

    assertThat(journal.receivedAgain()).isEqualTo(1);
  }

  @Test
  void knowsTheRunsOfABucket() {
    assertThat(
            RunJournal.runs(
                Map.of("journal/b/1/2/l/x.jsonl", "", "journal/a/1/2/l/x.jsonl", "", "other", "")))
        .containsExactly("a", "b");
  }

  @Test
  void refusesWhatIsNoJournal() {
    assertThatThrownBy(() -> RunJournal.of(Map.of("journal/r/1/2/" + ONE + "-1-1.jsonl", ""), "r"))
        .hasMessageContaining("is no part of a journal");
  }

  private static String line(String arn, String outcome, String reason) {
    var because = reason.isEmpty() ? "" : ",\"reason\":\"%s\"".formatted(reason);
    return "{\"arn\":\"%s\",\"before\":{\"k\":null},\"after\":{\"k\":\"v\"},\"outcome\":\"%s\"%s}"
        .formatted(arn, outcome, because);
  }
}
