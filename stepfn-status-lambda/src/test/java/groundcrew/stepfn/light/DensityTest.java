package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.ended;
import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DensityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 16, gc-roomy, true, true",
    "0, 17, gc-normal, true, true",
    "60, 0, gc-normal, true, true",
    "60, 1, gc-dense, true, false",
    "61, 0, gc-dense, false, false",
    "3, 247, gc-dense, true, false",
    "3, 248, gc-packed, true, false",
    "100, 400, gc-packed, false, false",
  })
  void moreLightsAreDenserAndTheWorstGetCards(
      int failed, int succeeded, String style, boolean failedInCards, boolean succeededInCards) {
    var density = Density.of(lights(failed, succeeded));

    assertThat(density.style()).isEqualTo(style);
    assertThat(density.cards().contains(LightState.FAILED)).isEqualTo(failedInCards);
    assertThat(density.cards().contains(LightState.SUCCEEDED)).isEqualTo(succeededInCards);
  }

  private static List<Light> lights(int failed, int succeeded) {
    var bad = Light.of(ended(machine("a"), FAILED, Duration.ZERO), NOON);
    var good = Light.of(ended(machine("b"), SUCCEEDED, Duration.ZERO), NOON);
    return Stream.concat(
            IntStream.range(0, failed).mapToObj(_ -> bad),
            IntStream.range(0, succeeded).mapToObj(_ -> good))
        .toList();
  }
}
