package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduledRunTest {
  private final VirtualTime clock = new VirtualTime(Instant.parse("2026-05-05T05:05:05.678Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"time\":\"2026-01-31T02:00:00Z\"} | 2026-01-31T02:00:00Z",
        "{\"time\":\"2026-01-31T02:00:00.9Z\",\"detail\":\"{}\"} | 2026-01-31T02:00:00Z",
        "{} | 2026-05-05T05:05:05Z",
      })
  void startsAtTheScheduledTimeOrElseAtThatOfTheClock(String event, Instant run) {
    assertThat(StrictJson.read(event, ScheduledRun.class).startedAt(clock)).isEqualTo(run);
  }

  @Test
  void refusesATimeThatIsNoInstant() {
    assertThatThrownBy(() -> StrictJson.read("{\"time\":\"tonight\"}", ScheduledRun.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "field 'time' is missing or malformed: expected an instant such as 2026-01-31T02:00:00Z");
  }
}
