package groundcrew.treebutton.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.StrictJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PressTest {
  private static final Instant RECEIVED = Instant.ofEpochMilli(1_780_000_000_123L);

  @Test
  void hasTheTimeAtWhichItWasPressed() {
    assertThat(press("\"press\": \"b-1-7\", \"age_ms\": 1234"))
        .isEqualTo(new Press("b-1-7", "b", RECEIVED.minusMillis(1234), RECEIVED));
  }

  @Test
  void withoutAnAgeIsPressedWhenItArrives() {
    assertThat(press("\"press\": \"b-1-7\"").pressedAt()).isEqualTo(RECEIVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"age_ms\": 1",
        "\"press\": 7",
        "\"press\": null",
        "\"press\": \"\"",
        "\"press\": \"a b\"",
        "\"press\": \"button#b\"",
        "\"press\": {\"S\": \"b\"}",
        "\"press\": \"b-23456789012345678901234567890123456789012345678\"",
        "\"press\": \"b-1\", \"age_ms\": -1",
        "\"press\": \"b-1\", \"age_ms\": 1.5",
        "\"press\": \"b-1\", \"age_ms\": \"1\"",
        "\"press\": \"b-1\", \"age_ms\": 99999999999999999999"
      })
  void thatIsMalformedIsRefused(String payload) {
    assertThatThrownBy(() -> press(payload))
        .isInstanceOfSatisfying(
            RefusedPressException.class,
            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.MALFORMED));
  }

  @Test
  void ofAnotherThingsTopicIsRefused() {
    assertThatThrownBy(() ->
            Press.of(
                StrictJson.read(
                    """
                    {"press": "b-1-7", "client": "stolen", "thing": "b", "received": 1}
                    """,
                    PressEvent.class)))
        .hasMessageContaining("client stolen published on the topic of b")
        .isInstanceOfSatisfying(
            RefusedPressException.class,
            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.OTHER_CLIENT));
  }

  /// A button that takes the ids of another would make the other's presses known before they are.
  @ParameterizedTest
  @ValueSource(strings = {"other-1-7", "b", "b1-7", "bb-1-7"})
  void whoseIdDoesNotBeginWithItsThingIsRefused(String id) {
    assertThatThrownBy(() -> press("\"press\": \"%s\"".formatted(id)))
        .hasMessageContaining("that begins with b-")
        .isInstanceOfSatisfying(
            RefusedPressException.class,
            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600001", "9223372036854775807"})
  void thatWaitedForMoreThanAnHourIsStaleAndItsButtonIsKnown(String age) {
    assertThatThrownBy(() -> press("\"press\": \"b-1-7\", \"age_ms\": " + age))
        .isInstanceOfSatisfying(
            RefusedPressException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(RefusalReason.STALE);
              assertThat(refused.press().map(Press::id)).contains("b-1-7");
            });
  }

  @Test
  void thatWaitedForAnHourIsNotStale() {
    assertThat(press("\"press\": \"b-1-7\", \"age_ms\": 3600000").id()).isEqualTo("b-1-7");
  }

  private static Press press(String payload) {
    return Press.of(
        StrictJson.read(
            "{%s, \"client\": \"b\", \"thing\": \"b\", \"received\": %d}"
                .formatted(payload, RECEIVED.toEpochMilli()),
            PressEvent.class));
  }
}
