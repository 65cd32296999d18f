package groundcrew.local.ground;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// An event on its way to a target of EventBridge.
///
/// @param what it is, for the report of its failure
/// @param since when its age counts
/// @param maximumRetries of an attempt that failed, 0 to 185
/// @param maximumAge of an event that is still tried, one minute to one day
/// @param payload of an attempt, counted from 1
/// @param target takes the payload, or throws an `AwsError`
/// @param deadLetters takes what could not be delivered
public record EventDelivery(
    String what,
    Instant since,
    int maximumRetries,
    Duration maximumAge,
    IntFunction<byte[]> payload,
    Consumer<byte[]> target,
    DeadLetterTarget deadLetters) {

  /// Takes an event that could not be delivered.
  @FunctionalInterface
  public interface DeadLetterTarget {

    /// Takes an event.
    ///
    /// @param attributes why it could not be delivered, in the words of EventBridge
    void take(byte[] payload, Map<String, String> attributes);
  }
}
