package groundcrew.bluegreen.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The weight of the rows that count, and of those that passed. All of it is exact: nothing is
/// divided or rounded to decide.
public record Score(BigDecimal passed, BigDecimal counted) {
  static final Score NONE = new Score(BigDecimal.ZERO, BigDecimal.ZERO);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Score plus(Result result, BigDecimal weight) {
    return result.counted()
        ? new Score(result.passed() ? passed.add(weight) : passed, counted.add(weight))
        : this;
  }

  /// Tells whether nothing counts.
  boolean empty() {
    return counted.signum() == 0;
  }

  /// Tells whether the share that passed is at least the threshold.
  ///
  /// @param percent from 0 to 100
  boolean reaches(BigDecimal percent) {
    return passed.multiply(HUNDRED).compareTo(percent.multiply(counted)) >= 0;
  }

  /// Returns the share that passed for people, in percent with two digits, rounded down: 100 means
  /// all.
  public String percent() {
    return empty()
        ? "no"
        : passed
            .multiply(HUNDRED)
            .divide(counted, 2, RoundingMode.DOWN)
            .stripTrailingZeros()
            .toPlainString();
  }
}
