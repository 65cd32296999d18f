package groundcrew.bluegreen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.gate.LatencyFinding.Kind;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareLatencyTest {
  private final Random random = new Random(7);

  @Test
  void equallyFastSidesAreNotCalledSlower() {
    for (var run = 0; run < 200; run++) {
      var blue = pages(100);
      var green = noisy(blue, 1);

      assertThat(compare(green, blue).kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
    }
  }

  @Test
  void halfAsSlowAgainIsFoundInTheNoise() {
    for (var run = 0; run < 50; run++) {
      var blue = pages(100);
      var green = noisy(blue, 1.5);

      assertThat(compare(green, blue).kind()).isEqualTo(Kind.SLOWER);
    }
  }

  @Test
  void aFasterGreenIsNeverSlowerHoweverCertainTheDifferenceIs() {
    var blue = pages(1_000);

    assertThat(compare(noisy(blue, 0.3), blue).kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
  }

  /// A mean would follow these.
  @Test
  void aFewVerySlowPagesDoNotMakeTheWholeSlower() {
    var blue = pages(100);
    var green = blue.clone();
    green[3] = green[50] = green[97] = 60_000;

    assertThat(compare(green, blue).kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
  }

  @Test
  void anImbalanceInWhichMostAreFasterIsNotSlower() {
    var blue = pages(100);
    var green =
        IntStream.range(0, 100).mapToDouble(i -> i < 20 ? blue[i] * 9 : blue[i] / 9).toArray();

    assertThat(compare(green, blue).kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
  }

  @Test
  void fewerThanTwentyPairsSayNothing() {
    var blue = pages(19);

    assertThat(compare(noisy(blue, 10), blue))
        .isEqualTo(
            new LatencyFinding(
                Kind.INCONCLUSIVE, "19 rows are too few to compare times, 20 are needed"));
  }

  /// Another zone is a millisecond or two away, and a fifth of a page of two milliseconds is less.
  @Test
  void aDifferenceThatNobodyNoticesIsNotSlower() {
    var blue = IntStream.range(0, 1_000).mapToDouble(_ -> 2 + random.nextDouble()).toArray();
    var green = IntStream.range(0, 1_000).mapToDouble(i -> blue[i] + 4).toArray();

    assertThat(compare(green, blue).kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
    assertThat(compare(Arrays.stream(green).map(time -> time + 2).toArray(), blue).kind())
        .isEqualTo(Kind.SLOWER);
  }

  @Test
  void identicalTimesSayNothing() {
    var blue = Arrays.stream(pages(100)).map(time -> time * 5).toArray();
    var green = IntStream.range(0, 100).mapToDouble(i -> blue[i] * 1.2).toArray();

    assertThat(compare(green, blue).kind()).isEqualTo(Kind.INCONCLUSIVE);
  }

  /// A product of two of these numbers is no `int`.
  @ParameterizedTest
  @ValueSource(ints = {46_341, 50_000, 65_536, 80_000, 100_000})
  void longListsAreComparedRightly(int pairs) {
    var blue = pages(pairs);

    assertThat(compare(noisy(blue, 1.3), blue).kind()).isEqualTo(Kind.SLOWER);
    assertThat(compare(noisy(blue, 1.1), blue).kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
  }

  private static LatencyFinding compare(double[] green, double[] blue) {
    return new CompareLatency(0.2).compare(green, blue);
  }

  /// Pages between 5 ms and several seconds, as sites have them.
  private double[] pages(int count) {
    return IntStream.range(0, count)
        .mapToDouble(_ -> 5 + Math.exp(random.nextGaussian() * 1.5 + 3))
        .toArray();
  }

  private double[] noisy(double[] times, double factor) {
    return IntStream.range(0, times.length)
        .mapToDouble(i -> times[i] * factor * Math.exp(random.nextGaussian() * 0.3))
        .toArray();
  }
}
