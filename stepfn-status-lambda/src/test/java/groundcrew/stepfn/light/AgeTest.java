package groundcrew.stepfn.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT59.9S, 59 s",
    "PT1M, 1 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h",
    "PT47H59M, 47 h",
    "PT48H, 2 d",
    "P400D, 400 d",
    "PT-5S, 0 s",
  })
  void hasOneUnit(Duration age, String text) {
    assertThat(Age.of(age)).isEqualTo(text);
  }

  @Test
  void writesTheTimeInUtc() {
    var time = Instant.parse("2026-01-31T02:03:04.567Z");

    assertThat(Age.clock(time)).isEqualTo("02:03 UTC");
    assertThat(Age.date(time)).isEqualTo("2026-01-31 02:03 UTC");
    assertThat(Age.date(Instant.parse("2026-01-31T00:00:00Z"))).isEqualTo("2026-01-31 00:00 UTC");
  }
}
