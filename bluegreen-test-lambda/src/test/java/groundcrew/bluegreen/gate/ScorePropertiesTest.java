package groundcrew.bluegreen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// What holds for every number of rows, weight and threshold.
class ScorePropertiesTest {
  record Weighted(Result result, BigDecimal weight) {}

  /// 29 of 100 is not 28, and 90 of 100 reach 90.
  @Property
  void aShareReachesItselfInPercent(
      @ForAll @IntRange(max = 100) int passed, @ForAll @IntRange(min = 1, max = 500) int factor) {
    var score = score(passed * factor, 100 * factor);

    assertThat(score.reaches(BigDecimal.valueOf(passed))).isTrue();
    assertThat(score.reaches(BigDecimal.valueOf(passed).add(new BigDecimal("0.000001")))).isFalse();
  }

  @Property
  void theComparisonIsThatOfFractions(
      @ForAll @IntRange(max = 5_000) int passed,
      @ForAll @IntRange(min = 1, max = 5_000) int failed,
      @ForAll @IntRange(max = 100_000_000) int millionths) {
    var threshold = BigDecimal.valueOf(millionths, 6);
    var left = BigInteger.valueOf(passed).multiply(BigInteger.valueOf(100_000_000));
    var right = BigInteger.valueOf(passed + failed).multiply(BigInteger.valueOf(millionths));

    assertThat(score(passed, passed + failed).reaches(threshold))
        .isEqualTo(left.compareTo(right) >= 0);
  }

  @Property
  void hundredPercentMeansAllOfIt(@ForAll @IntRange(min = 1, max = 100_000) int rows) {
    assertThat(score(rows, rows).reaches(BigDecimal.valueOf(100))).isTrue();
    assertThat(score(rows - 1, rows).reaches(BigDecimal.valueOf(100))).isFalse();
    assertThat(score(rows - 1, rows).percent()).isNotEqualTo("100");
  }

  @Property
  void theOrderOfTheRowsDoesNotMatter(@ForAll("rows") List<Weighted> rows) {
    assertThat(sum(rows)).isEqualTo(sum(rows.reversed()));
  }

  @Property
  void noMorePassesThanCounts(@ForAll("rows") List<Weighted> rows) {
    var score = sum(rows);

    assertThat(score.passed()).isLessThanOrEqualTo(score.counted());
    assertThat(score.reaches(BigDecimal.ZERO)).isTrue();
  }

  @Property
  void anotherRegressionNeverHelps(@ForAll("rows") List<Weighted> rows) {
    var threshold = new BigDecimal("50");
    var more = sum(rows).plus(Result.REGRESSION, BigDecimal.ONE);

    assertThat(more.reaches(threshold) && !sum(rows).reaches(threshold)).isFalse();
  }

  @Property
  void rowsThatFailOnBothSidesChangeNothing(@ForAll("rows") List<Weighted> rows) {
    assertThat(sum(rows).plus(Result.FAILED_ON_BOTH, BigDecimal.TEN)).isEqualTo(sum(rows));
  }

  @Provide
  Arbitrary<List<Weighted>> rows() {
    var weights =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("999999")).ofScale(6);
    return Combinators.combine(Arbitraries.of(Result.class), weights)
        .as(Weighted::new)
        .list()
        .ofMaxSize(50);
  }

  private static Score sum(List<Weighted> rows) {
    var score = Score.NONE;
    for (var row : rows) {
      score = score.plus(row.result(), row.weight());
    }
    return new Score(score.passed().stripTrailingZeros(), score.counted().stripTrailingZeros());
  }

  private static Score score(int passed, int counted) {
    return new Score(BigDecimal.valueOf(passed), BigDecimal.valueOf(counted));
  }
}
