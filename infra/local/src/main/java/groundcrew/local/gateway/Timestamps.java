package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// Times as JSON carries them between services and models: seconds since 1970, with three decimals.
public final class Timestamps {
  private static final int MILLIS = 1000;

  private Timestamps() {}

  /// Returns a time in seconds.
  public static double seconds(Instant time) {
    return time.toEpochMilli() / (double) MILLIS;
  }

  /// Returns the time of a number of seconds.
  public static Instant of(JsonNode seconds) {
    return Instant.ofEpochMilli(Math.round(seconds.asDouble() * MILLIS));
  }
}
