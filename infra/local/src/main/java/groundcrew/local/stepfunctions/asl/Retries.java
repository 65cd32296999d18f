package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How often each retrier of a state has been used since the state was entered.
final class Retries {
  private static final int DEFAULT_ATTEMPTS = 3;
  private static final double DEFAULT_RATE = 2;

  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Map<JsonNode, Integer> used = new HashMap<>();

  int number() {
    return used.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Returns how long the state waits before it is tried again, and counts it; empty where no
  /// retrier has an attempt left for the error.
  Optional<Duration> next(JsonNode retriers, StateError error) {
    for (var retrier : retriers) {
      if (error.isOneOf(retrier.path("ErrorEquals"))) {
        var before = used.getOrDefault(retrier, 0);
        if (before >= retrier.path("MaxAttempts").asInt(DEFAULT_ATTEMPTS)) {
          return Optional.empty();
        }
        used.put(retrier, before + 1);
        return Optional.of(delay(retrier, before));
      }
    }
    return Optional.empty();
  }

  private Duration delay(JsonNode retrier, int before) {
    var seconds =
        Math.min(
            retrier.path("IntervalSeconds").asInt(1)
                * Math.pow(retrier.path("BackoffRate").asDouble(DEFAULT_RATE), before),
            retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
    var full = retrier.path("JitterStrategy").asText().equals("FULL");
    return Duration.ofMillis(Math.round((full ? random.nextDouble() * seconds : seconds) * 1000));
  }
}
