package groundcrew.local.metrics;

/// What is kept of the values of a time.
public record Statistics(double count, double sum, double minimum, double maximum) {

  /// Returns the statistics of one value.
  public static Statistics of(double value) {
    return of(value, 1);
  }

  static Statistics of(double value, double times) {
    return new Statistics(times, value * times, value, value);
  }

  /// Returns the statistics of these values and the others together.
  public Statistics and(Statistics other) {
    return new Statistics(
        count + other.count,
        sum + other.sum,
        Math.min(minimum, other.minimum),
        Math.max(maximum, other.maximum));
  }
}
