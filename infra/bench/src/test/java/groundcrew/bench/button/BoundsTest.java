package groundcrew.bench.button;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bench.button.PressButtons.Pressed;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundsTest {
  @Test
  void oneSlowPressInAHundredIsNoMiss() {
    assertThat(Bounds.missed(List.of(pace(100, times(99, 900), times(1, 5000))))).isEmpty();
  }

  @Test
  void twoSlowPressesInAHundredMissTheBound() {
    assertThat(Bounds.missed(List.of(pace(100, times(98, 900), times(2, 1001)))))
        .containsExactly(
            "Tree-Nation takes 500 ms: 1001 ms from 99 of 100 presses to their jobs, at most 1000");
  }

  @Test
  void aPressWithoutAPrintJobMissesTheBoundHoweverFastTheOthersAre() {
    assertThat(Bounds.missed(List.of(pace(100, times(99, 10)))))
        .containsExactly("Tree-Nation takes 500 ms: 99 of 100 presses have a print job, all must");
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Pace pace(int presses, Stream<Double>... millis) {
    return new Pace(
        Duration.ofMillis(500),
        IntStream.range(0, presses).mapToObj(i -> new Pressed("press-" + i, 0)).toList(),
        new Millis(Stream.of(millis).flatMap(times -> times).toList()),
        List.of(),
        List.of(),
        0,
        0);
  }

  private static Stream<Double> times(int number, double millis) {
    return Stream.generate(() -> millis).limit(number);
  }
}
