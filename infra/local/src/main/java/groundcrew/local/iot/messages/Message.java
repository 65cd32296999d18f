package groundcrew.local.iot.messages;

import groundcrew.local.arn.AccountRegion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A message of the broker of one account and region.
///
/// @param clientId of the MQTT client that published it; empty for what came over HTTP or from a
///   service
/// @param qos 0 or 1
/// @param retain whether later subscribers get it, too
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(
    AccountRegion place,
    String topic,
    byte[] payload,
    Optional<String> clientId,
    int qos,
    boolean retain) {

  /// Creates a message of a service.
  public static Message of(AccountRegion place, String topic, String payload) {
    return new Message(
        place, topic, payload.getBytes(StandardCharsets.UTF_8), Optional.empty(), 1, false);
  }
}
