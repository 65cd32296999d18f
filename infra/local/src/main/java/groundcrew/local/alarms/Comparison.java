package groundcrew.local.alarms;

import java.util.Optional;
import java.util.stream.Stream;

/// When a value is beyond a threshold.
enum Comparison {
  GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
  GREATER("GreaterThanThreshold", "greater than"),
  LESS("LessThanThreshold", "less than"),
  LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

  private final String apiName;
  private final String words;

  Comparison(String apiName, String words) {
    this.apiName = apiName;
    this.words = words;
  }

  static Optional<Comparison> named(String apiName) {
    return Stream.of(values()).filter(one -> one.apiName.equals(apiName)).findFirst();
  }

  boolean breaches(double value, double threshold) {
    return switch (this) {
      case GREATER_OR_EQUAL -> value >= threshold;
      case GREATER -> value > threshold;
      case LESS -> value < threshold;
      case LESS_OR_EQUAL -> value <= threshold;
    };
  }

  String apiName() {
    return apiName;
  }

  String words() {
    return words;
  }
}
