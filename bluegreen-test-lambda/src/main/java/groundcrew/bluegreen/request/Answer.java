package groundcrew.bluegreen.request;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What became of one request.
///
/// @param status HTTP status; empty if there was no complete answer
/// @param time of the whole exchange, a repeated attempt included
/// @param bytes length of the body
/// @param location target of a redirect, which is not followed
/// @param found whether the body has the text that was looked for; true if none was
/// @param failure why there was no complete answer
/// @param repeated whether the first attempt ended with a connection error
public record Answer(
    OptionalInt status,
    Duration time,
    long bytes,
    Optional<String> location,
    boolean found,
    Optional<String> failure,
    boolean repeated) {

  /// Returns the outcome of a request that had no complete answer.
  public static Answer failed(String reason, Duration time, boolean repeated) {
    return new Answer(
        OptionalInt.empty(), time, 0, Optional.empty(), false, Optional.of(reason), repeated);
  }
}
