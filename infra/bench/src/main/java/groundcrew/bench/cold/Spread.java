package groundcrew.bench.cold;

import java.util.List;

/// The middle of several measurements, and how far they lie apart.
///
/// @param low a quarter of them is not above it
/// @param high a quarter of them is not below it
record Spread(double median, double low, double high, int number) {

  static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread needs a value");
    }
    var sorted = values.stream().sorted().toList();
    return new Spread(
        quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75), sorted.size());
  }

  private static double quantile(List<Double> sorted, double share) {
    var place = share * (sorted.size() - 1);
    var below = (int) place;
    var above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
