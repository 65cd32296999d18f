package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bench.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final FleetReading small = new FleetReading(100, 100, Quota.USUAL, 100, 3.7, 202, 1, 4);
  private final FleetReading large =
      new FleetReading(1000, 995, Quota.WHOLE, 1010, 160, 2002, 3, 164);

  @Test
  void saysOfAFleetThatTheBucketHoldsThatItDoes() {
    assertThat(report().tables())
        .contains(
            "| 100 | 100 | 0.5 | 100 | 1.000 | 3.7 | 0.0 | the bucket suffices | 202 | 1 | 1 |",
            "| 1,000 | 995 | 1.0 | 1,010 | 1.010 | 160.0 | 159.0 | 99.4 % | 2,002 | 3 | 3 |");
  }

  @Test
  void saysNothingOfWhatWasNotMeasured() {
    assertThat(String.join("\n", report().tables()))
        .doesNotContain("warm events", "runs until all were read", "USD");
  }

  @Test
  void keepsWhatItPrintsWithCommandDateAndMachine() {
    var json = new Results(report()).json();

    assertThat(json.path("command").asText()).isEqualTo("./groundcrew bench guardian");
    assertThat(json.path("date").asText()).isEqualTo("2026-11-25T12:00:00Z");
    assertThat(json.at("/machine/processors").asInt()).isEqualTo(2);
    assertThat(json.at("/readings/1/callsPerMachine").asDouble()).isEqualTo(1.01);
    assertThat(json.at("/monthlyDollars/prices/0/dollars").asDouble()).isEqualTo(0.30);
  }

  private Report report() {
    return new Report(
        "./groundcrew bench guardian",
        Instant.parse("2026-11-25T12:00:00Z"),
        new Machine(2, "some", 8, "Linux amd64", "25"),
        List.of(small, large),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
