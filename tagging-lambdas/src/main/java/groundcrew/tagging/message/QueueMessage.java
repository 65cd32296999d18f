package groundcrew.tagging.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One record of an SQS event.
///
/// @param attributes system attributes, such as `SentTimestamp`
/// @param messageAttributes attributes that the sender set
@JsonIgnoreProperties(ignoreUnknown = true)
public record QueueMessage(
    String messageId,
    String body,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> attributes,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Attribute> messageAttributes) {

  /// Name of the message attribute that counts how often in a row the task has continued in a new
  /// message without getting further.
  public static final String CONTINUED = "Continued";

  /// A message attribute. Binary attributes have no value here.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Attribute(Optional<String> stringValue) {}

  public QueueMessage {
    attributes = Map.copyOf(attributes);
    messageAttributes = Map.copyOf(messageAttributes);
  }

  /// Returns how often the message has been received, starting at 1.
  public int receiveCount() {
    return Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1"));
  }

  /// Returns how often in a row the task has continued in a new message without getting further,
  /// from 0.
  public int continued() {
    return Optional.ofNullable(texts().get(CONTINUED))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /// Returns when the message was sent.
  public Optional<Instant> sentAt() {
    return Optional.ofNullable(attributes.get("SentTimestamp"))
        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
  }

  /// Returns the text attributes that the sender set, by name.
  public Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    messageAttributes.forEach(
        (name, attribute) -> attribute.stringValue().ifPresent(text -> texts.put(name, text)));
    return texts;
  }
}
