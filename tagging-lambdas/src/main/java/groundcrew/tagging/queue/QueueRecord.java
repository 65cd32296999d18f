package groundcrew.tagging.queue;

import groundcrew.common.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/// One record of an SQS event.
public record QueueRecord(JsonValue json) {
  /// Returns the message's id.
  public String messageId() {
    return json.path("messageId").asText();
  }

  /// Returns how often the message was received, from 1.
  public int receiveCount() {
    return json.path("attributes").path("ApproximateReceiveCount").asInt(1);
  }

  /// Returns the message's body.
  public String body() {
    return json.path("body").asText();
  }

  /// Returns the attributes that are texts, by name.
  public Map<String, String> attributes() {
    var texts = new TreeMap<String, String>();
    for (var attribute : json.path("messageAttributes").properties()) {
      var text = attribute.getValue().path("stringValue");
      if (text.isTextual()) {
        texts.put(attribute.getKey(), text.asText());
      }
    }
    return texts;
  }
}
