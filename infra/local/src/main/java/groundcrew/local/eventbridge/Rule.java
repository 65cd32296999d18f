package groundcrew.local.eventbridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A rule of the default bus.
public record Rule(
    String name,
    String arn,
    String account,
    String region,
    EventPattern pattern,
    boolean enabled,
    List<Target> targets) {

  /// A function that a rule invokes, or a queue to which it sends.
  ///
  /// @param transformer makes what the target receives; without one it receives the event
  /// @param maximumRetries of a delivery that failed, 0 to 185
  /// @param maximumAge of an event that is still tried
  public record Target(
      String id,
      String arn,
      Optional<InputTransformer> transformer,
      int maximumRetries,
      Duration maximumAge,
      Optional<String> deadLetterArn) {}
}
