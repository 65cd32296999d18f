package groundcrew.tagging;

import java.time.Duration;

/// Parses times after which SQS delivers a message.
final class MessageDelays {
  /// The quota of SQS.
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private MessageDelays() {}

  /// Parses a delay in whole seconds.
  ///
  /// @throws IllegalArgumentException if SQS does not accept the delay
  static Duration parse(String text) {
    var delay = Duration.parse(text);
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0 || delay.toNanosPart() != 0) {
      throw new IllegalArgumentException("out of range");
    }
    return delay;
  }
}
