package groundcrew.local.metrics;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The one number that is asked of several.
public enum Statistic {
  /// How many values there were.
  SAMPLE_COUNT("SampleCount", "COUNT"),
  /// Their mean.
  AVERAGE("Average", "AVG"),
  /// Their sum.
  SUM("Sum", "SUM"),
  /// The least.
  MINIMUM("Minimum", "MIN"),
  /// The greatest.
  MAXIMUM("Maximum", "MAX");

  private final String apiName;
  private final String function;

  Statistic(String apiName, String function) {
    this.apiName = apiName;
    this.function = function;
  }

  /// Finds a statistic by the name that the API gives it, such as `Maximum`.
  ///
  /// @throws IllegalArgumentException for one that is not known here, such as a percentile
  public static Statistic named(String apiName) {
    return find(apiName, statistic -> statistic.apiName)
        .orElseThrow(
            () -> new IllegalArgumentException("the statistic " + apiName + " is not known here"));
  }

  static Optional<Statistic> ofFunction(String function) {
    return find(function, statistic -> statistic.function);
  }

  private static Optional<Statistic> find(String name, Function<Statistic, String> names) {
    return Stream.of(values()).filter(one -> names.apply(one).equals(name)).findFirst();
  }

  /// Returns the name that the API gives it.
  public String apiName() {
    return apiName;
  }

  double of(Statistics statistics) {
    return switch (this) {
      case SAMPLE_COUNT -> statistics.count();
      case AVERAGE -> statistics.sum() / statistics.count();
      case SUM -> statistics.sum();
      case MINIMUM -> statistics.minimum();
      case MAXIMUM -> statistics.maximum();
    };
  }
}
