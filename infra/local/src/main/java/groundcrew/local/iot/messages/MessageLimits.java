package groundcrew.local.iot.messages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What AWS IoT takes of topics and payloads.
public final class MessageLimits {
  private static final int TOPIC_BYTES = 256;
  private static final int SLASHES = 7;
  // The slashes of `$aws/rules/<rule>/` and of other reserved topics are not counted.
  private static final int RESERVED_SLASHES = 3;
  private static final int PAYLOAD_BYTES = 128 * 1024;

  private MessageLimits() {}

  /// Returns what is wrong with a message; nothing for one that is taken.
  public static Optional<String> fault(String topic, int payloadBytes) {
    if (topic.contains("+") || topic.contains("#")) {
      return Optional.of("A topic has no wildcards: " + topic);
    }
    if (payloadBytes > PAYLOAD_BYTES) {
      return Optional.of(
          "A payload has at most %d bytes, not %d".formatted(PAYLOAD_BYTES, payloadBytes));
    }
    return faultOfFilter(topic);
  }

  /// Returns what is wrong with a topic filter; nothing for one that is taken.
  public static Optional<String> faultOfFilter(String filter) {
    var bytes = filter.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > TOPIC_BYTES) {
      return Optional.of("A topic has 1 to %d bytes, not %d".formatted(TOPIC_BYTES, bytes));
    }
    var most = SLASHES + (filter.startsWith("$") ? RESERVED_SLASHES : 0);
    return filter.chars().filter(c -> c == '/').count() > most
        ? Optional.of("A topic has at most %d slashes: %s".formatted(SLASHES, filter))
        : Optional.empty();
  }
}
