package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.gate.LatencyFinding.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/// Decides whether green is slower than blue beyond a tolerance, with the signed-rank test of
/// Wilcoxon on the pairs of times.
///
/// Times of different URLs have nothing in common, and their differences are not normally
/// distributed: means and a t-test would follow the slowest page. The test asks whether green needs
/// more than blue's time and the tolerance on the same URL, more often and by more than chance
/// explains, and by more than somebody notices.
final class CompareLatency {
  /// With fewer pairs the normal approximation of the test does not hold.
  static final int FEWEST = 20;

  /// Milliseconds by which green may be slower whatever the tolerance: the way to another zone
  /// takes some of them, and nobody notices them. A share of a page of one millisecond is less than
  /// any two runs differ by.
  static final double LEAST = 5;

  /// How often an equally fast green may be called slower: once in a hundred deployments at most.
  private static final double SIGNIFICANCE = 0.01;

  private static final double PERCENT = 100;

  private final double tolerance;

  /// @param tolerance share by which green may be slower, such as 0.2
  CompareLatency(double tolerance) {
    this.tolerance = tolerance;
  }

  /// Compares the times, which are in milliseconds.
  LatencyFinding compare(double[] green, double[] blue) {
    var allowed =
        Arrays.stream(blue).map(time -> Math.max(time + LEAST, time * (1 + tolerance))).toArray();
    var different = IntStream.range(0, green.length).filter(i -> green[i] != allowed[i]).toArray();
    if (different.length < FEWEST) {
      return new LatencyFinding(
          Kind.INCONCLUSIVE,
          "%d rows are too few to compare times, %d are needed"
              .formatted(different.length, FEWEST));
    }
    var beyond = Arrays.stream(different).mapToDouble(i -> green[i] - allowed[i]).toArray();
    var chance = chance(beyond);
    var text =
        String.format(
            Locale.ROOT,
            "median %.1f ms, blue %.1f ms; green takes %+.0f %% on the same URL (median of %d rows,"
                + " tolerated %.0f %% or %.0f ms, p %s)",
            median(green),
            median(blue),
            PERCENT * median(ratios(green, blue)),
            green.length,
            PERCENT * tolerance,
            LEAST,
            chance < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "= %.4f", chance));
    return new LatencyFinding(chance < SIGNIFICANCE ? Kind.SLOWER : Kind.WITHIN_TOLERANCE, text);
  }

  /// Returns how likely the differences are if green is not slower: the one-sided value.
  ///
  /// The test of hipparchus 4.0.1 counts in `int`: beyond 46,340 pairs its value is wrong.
  private static double chance(double[] differences) {
    var ranks =
        new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
            .rank(Arrays.stream(differences).map(Math::abs).toArray());
    var signed = 0.0;
    var squares = 0.0;
    for (var i = 0; i < ranks.length; i++) {
      signed += Math.signum(differences[i]) * ranks[i];
      squares += ranks[i] * ranks[i];
    }
    return new NormalDistribution().cumulativeProbability(-signed / Math.sqrt(squares));
  }

  private static double[] ratios(double[] green, double[] blue) {
    return IntStream.range(0, green.length).mapToDouble(i -> green[i] / blue[i] - 1).toArray();
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
