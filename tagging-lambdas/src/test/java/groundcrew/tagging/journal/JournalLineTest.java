package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.journal.JournalLine.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalLineTest {
  private static final Change CHANGE =
      Change.of(
          "arn:aws:sqs:eu-west-1:222222222222:a",
          Map.of("environment", "test", "owner", "x"),
          Map.of("environment", "prod", "cost_centre", ""),
          Map.of("owner", "x"));

  @Test
  void writesNullIfThereIsNoValue() {
    assertThat(JournalLine.of(CHANGE, PLANNED).json())
        .isEqualTo(
            "{\"arn\":\"arn:aws:sqs:eu-west-1:222222222222:a\","
                + "\"before\":{\"cost_centre\":null,\"environment\":\"test\",\"owner\":\"x\"},"
                + "\"after\":{\"cost_centre\":\"\",\"environment\":\"prod\",\"owner\":null},"
                + "\"outcome\":\"planned\"}");
  }

  @Test
  void writesTheReasonIfThereIsOne() {
    assertThat(JournalLine.of(Change.none("r"), SKIPPED, "it is gone").json())
        .isEqualTo(
            "{\"arn\":\"r\",\"before\":{},\"after\":{},\"outcome\":\"skipped\","
                + "\"reason\":\"it is gone\"}");
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void readsEveryOutcomeThatItWrites(Outcome outcome) {
    var line = JournalLine.of(CHANGE, outcome, "because");

    assertThat(JournalLine.parse(line.json())).isEqualTo(line);
  }

  @Test
  void readsALineWithoutReason() {
    var line = JournalLine.of(CHANGE, PLANNED);

    assertThat(JournalLine.parse(line.json())).isEqualTo(line);
  }

  @Test
  void writesOneLineForAnyValue() {
    var line =
        JournalLine.of(
            Change.of("r", Map.of("a", "\"q\"\n"), Map.of("a", "ü\r\u2028 "), Map.of()),
            UNCHANGED,
            "two\nlines");

    assertThat(line.json()).hasLineCount(1);
    assertThat(JournalLine.parse(line.json())).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"before\":{},\"after\":{},\"outcome\":\"planned\"}",
        "{\"arn\":1,\"before\":{},\"after\":{},\"outcome\":\"planned\"}",
        "{\"arn\":\"r\",\"before\":{},\"after\":{}}",
        "{\"arn\":\"r\",\"before\":{},\"after\":{},\"outcome\":\"perhaps\"}",
        "{\"arn\":\"r\",\"before\":{},\"after\":{},\"outco",
      })
  void rejectsAMalformedLine(String text) {
    assertThatThrownBy(() -> JournalLine.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
