package groundcrew.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What is published, held against SNS's rules.
///
/// @param subject empty for none
/// @param structured whether `text` is a JSON object with a text for each protocol
public record Message(String subject, String text, boolean structured) {
  private static final int LARGEST = 256 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  // ASCII without line breaks, beginning with a letter, a digit or a punctuation mark.
  private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]{0,99}");

  /// Creates a message.
  ///
  /// @throws AwsError `InvalidParameter`, as Publish answers
  public Message {
    if (!subject.isEmpty() && !SUBJECT.matcher(subject).matches()) {
      throw invalid("Subject");
    }
    if (text.isEmpty()) {
      throw invalid("Empty message");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw invalid("Message too long");
    }
    if (structured && !texts(text).path("default").isTextual()) {
      throw invalid("Message Structure - No default entry in JSON message body");
    }
  }

  static Message of(JsonNode input) {
    var structure = input.path("MessageStructure").asText("");
    if (!structure.isEmpty() && !structure.equals("json")) {
      throw invalid("MessageStructure");
    }
    return new Message(
        input.path("Subject").asText(""), input.path("Message").asText(), !structure.isEmpty());
  }

  /// Returns what a protocol's subscribers receive.
  String text(String protocol) {
    if (!structured) {
      return text;
    }
    var texts = texts(text);
    return texts.path(protocol).asText(texts.path("default").asText());
  }

  private static ObjectNode texts(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode texts) {
        return texts;
      }
    } catch (JsonProcessingException e) {
      // Answered below: text and other JSON than an object are the same fault.
    }
    throw invalid("Message Structure - JSON message body failed to parse");
  }

  private static AwsError invalid(String what) {
    return new AwsError(400, "InvalidParameterException", "Invalid parameter: " + what);
  }
}
