package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledTimeTest {
  private final VirtualTime clock = new VirtualTime(Instant.parse("2026-05-05T05:05:05.678Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"time\":\"2026-01-31T02:00:00Z\"} | 2026-01-31T02:00:00Z",
        "{\"time\":\"2026-01-31T02:00:00.9Z\"} | 2026-01-31T02:00:00Z",
        "{} | 2026-05-05T05:05:05Z",
      })
  void isTheEventsOrElseTheClocks(String event, Instant run) {
    assertThat(ScheduledTime.of(Json.read(event), clock)).isEqualTo(run);
  }

  @Test
  void isAnInstant() {
    assertThatThrownBy(() -> ScheduledTime.of(Json.read("{\"time\":\"tonight\"}"), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the event's time is \"tonight\": expected an instant such as 2026-01-31T02:00:00Z");
  }
}
