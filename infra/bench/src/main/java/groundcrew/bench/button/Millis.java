package groundcrew.bench.button;

import java.util.List;

/// Times in milliseconds.
///
/// @param sorted at least one where they are asked
record Millis(List<Double> sorted) {
  private static final double P99 = 0.99;

  Millis {
    sorted = sorted.stream().sorted().toList();
  }

  double median() {
    var upper = sorted.get(sorted.size() / 2);
    return sorted.size() % 2 == 1 ? upper : (sorted.get(sorted.size() / 2 - 1) + upper) / 2;
  }

  /// Returns the time within which 99 of 100 are.
  double p99() {
    return sorted.get((int) Math.ceil(P99 * sorted.size()) - 1);
  }

  /// Tells whether 99 of 100 are within a limit.
  boolean within(double limit) {
    return !sorted.isEmpty() && p99() <= limit;
  }

  double worst() {
    return sorted.getLast();
  }
}
