package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final FleetReading SMALL =
      new FleetReading(100, 100, Quota.USUAL, 100, 3, 202, 1, 4);
  private static final FleetReading WHOLE =
      new FleetReading(1000, 1000, Quota.WHOLE, 1000, 161, 2002, 3, 165);
  private static final Rounds ROUNDS =
      new Rounds(1000, Quota.USUAL, 2, 3522, 3525, 4, 2348, 780, 462);

  @Test
  void isWhatTheFunctionTookWithTheUsualShare() {
    assertThat(usage(100)).isEqualTo(new Usage(100, 4, 100, 0.2));
  }

  @Test
  void isNotWhatItTookWithTheWholeQuotaButWhatVirtualRunsTookAndTheRest() {
    assertThat(usage(1000)).isEqualTo(new Usage(1000, 198, 587, 0.2));
  }

  @Test
  void isWhatTheQuotaAllowsWhereNothingWasMeasured() {
    assertThat(Usage.of(50, List.of(), List.of(), Optional.empty()))
        .isEqualTo(new Usage(50, 3, 50, 0.15));
    assertThat(Usage.of(5000, List.of(), List.of(), Optional.empty()))
        .isEqualTo(new Usage(5000, 197.8, 587, 0.15));
  }

  private static Usage usage(int machines) {
    return Usage.of(
        machines,
        List.of(SMALL, WHOLE),
        List.of(ROUNDS),
        Optional.of(new EventLatency(List.of(200.0))));
  }
}
