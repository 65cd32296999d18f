package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final Note NOTE =
      new Note(
          "ü \" \\ \n 😀",
          2,
          Kind.DRAFT,
          Optional.of(Instant.parse("2026-01-31T02:00:00Z")),
          List.of("a"),
          Map.of("k", "v"));
  private static final String TEXT =
      """
      {"text":"ü \\" \\\\ \\n 😀","count":2,"kind":"DRAFT","time":"2026-01-31T02:00:00Z",\
      "words":["a"],"tags":{"k":"v"}}\
      """;

  enum Kind {
    DRAFT
  }

  record Note(
      String text,
      int count,
      Kind kind,
      Optional<Instant> time,
      List<String> words,
      Map<String, String> tags) {
    Note {
      if (count > 100) {
        throw new IllegalArgumentException("count must be at most 100");
      }
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Foreign(Optional<String> known) {}

  @Test
  void readsWhatItWrites() {
    assertThat(StrictJson.write(NOTE)).isEqualTo(TEXT);
    assertThat(StrictJson.read(TEXT, Note.class)).isEqualTo(NOTE);
  }

  @Test
  void anAbsentOptionalIsNeitherWrittenNorRequired() {
    var text = TEXT.replace("\"time\":\"2026-01-31T02:00:00Z\",", "");

    assertThat(StrictJson.read(text, Note.class).time()).isEmpty();
    assertThat(StrictJson.write(StrictJson.read(text, Note.class))).isEqualTo(text);
  }

  @Test
  void aForeignDocumentMayHaveOtherFields() {
    assertThat(StrictJson.read("{\"known\":\"a\",\"other\":[1]}", Foreign.class))
        .isEqualTo(new Foreign(Optional.of("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{} secret",
        "{\"text\":1,\"text\":\"secret\"}",
        "secret",
        "[1,]",
        "NaN",
        "",
        "null",
        "[]",
        "7"
      })
  void refusesWhatIsNotOneJsonValueWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> StrictJson.read(text, Foreign.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"text\":\"ü \\\" \\\\ \\n 😀\", | `` | field 'text' is missing or malformed: expected text",
        "\"count\":2, | `` | field 'count' is missing or malformed: expected int",
        "\"count\":2 | \"count\":\"2\" | field 'count' is missing or malformed: expected int",
        "\"count\":2 | \"count\":null | field 'count' is missing or malformed: expected int",
        "\"count\":2 | \"count\":2,\"count\":3 | expected JSON, received malformed text at line 1",
        "\"count\":2 | \"count\":101 | count must be at most 100",
        "\"count\":2 | \"count\":2,\"cuont\":2 | unknown field 'cuont': expected one of [",
        "DRAFT | SECRET | field 'kind' is missing or malformed: expected kind",
        "2026-01-31T02 | tonight | field 'time' is missing or malformed: expected an instant such as 2026-01-31T02:00:00Z",
        "\"2026-01-31T02:00:00Z\" | 1769824800 | field 'time'",
        "\"2026-01-31T02:00:00Z\" | \"1769824800000\" | field 'time'",
        "\"count\":2 | \"count\":1.9 | field 'count'",
        "\"count\":2 | \"count\":\" \" | field 'count'",
        "[\"a\"] | [7] | field 'words.0'",
        "{\"k\":\"v\"} | {\"k\":7} | field 'tags.k'",
        "{\"k\":\"v\"} | [] | field 'tags'",
      })
  void namesTheFieldThatItRefuses(String part, String replacement, String message) {
    var text = TEXT.replace(part, replacement);

    assertThatThrownBy(() -> StrictJson.read(text, Note.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("SECRET")
        .hasNoCause();
  }
}
