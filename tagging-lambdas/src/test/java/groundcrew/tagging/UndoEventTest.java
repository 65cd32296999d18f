package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.StrictJson;
import groundcrew.tagging.undo.EnqueueUndoTasks.Scope;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndoEventTest {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");

  @Test
  void readsARequestToUndoARun() {
    assertThat(read("{\"run\":\"2026-01-31T02:00:00Z\"}"))
        .isEqualTo(new Scope(RUN, Optional.empty(), Optional.empty(), Optional.empty(), false));
  }

  @Test
  void readsTheRestrictionsOfARequest() {
    assertThat(
            read(
                "{\"run\":\"2026-01-31T02:00:00Z\",\"account\":\"222222222222\","
                    + "\"region\":\"eu-west-1\",\"level\":\"platform\"}"))
        .isEqualTo(
            new Scope(
                RUN,
                Optional.of("222222222222"),
                Optional.of("eu-west-1"),
                Optional.of("platform"),
                false));
  }

  @Test
  void readsARequestToPlanAnUndo() {
    assertThat(read("{\"run\":\"2026-01-31T02:00:00Z\",\"plan\":true}").plan()).isTrue();
  }

  @Test
  void rejectsAnUnknownField() {
    assertThatThrownBy(() -> read("{\"run\":\"2026-01-31T02:00:00Z\",\"acount\":\"222222222222\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown field 'acount': expected one of [")
        .hasMessageContaining("account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "\"2026-01-31T02:00:00Z\"", "{\"run\":\"last\"}", "{\"run\":1}"})
  void rejectsAnInputWithoutARun(String input) {
    assertThatThrownBy(() -> read(input))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("field 'run'.*2026-01-31T02:00:00Z|expected a JSON object.*");
  }

  /// An invalid restriction must never count as no restriction.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "account | null",
        "plan | null",
        "region | null",
        "level | null",
        "account | \"2222\"",
        "account | \"\"",
        "account | [\"222222222222\"]",
        "region | \"Ireland\"",
        "region | \"\"",
        "level | \"Platform\"",
        "level | {}",
      })
  void rejectsAnInvalidRestriction(String field, String value) {
    assertThatThrownBy(
            () -> read("{\"run\":\"2026-01-31T02:00:00Z\",\"%s\":%s}".formatted(field, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field);
  }

  @Test
  void readsABatchOfMessages() {
    assertThat(StrictJson.read(Events.tasks(), UndoEvent.class).records())
        .isEqualTo(Events.messages());
  }

  private static Scope read(String input) {
    return StrictJson.read(input, UndoEvent.class).scope();
  }
}
