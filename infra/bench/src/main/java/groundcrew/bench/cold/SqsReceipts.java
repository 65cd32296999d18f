package groundcrew.bench.cold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// What SQS answers to a batch of messages: digests of what it received, which clients compare with
/// what they sent. They cannot be learned from another sender's messages.
final class SqsReceipts {
  static final String CALL = "sqs:SendMessageBatch";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsReceipts() {}

  static byte[] answer(byte[] request) {
    try {
      var answer = JSON.createObjectNode();
      var successful = answer.putArray("Successful");
      for (var entry : JSON.readTree(request).path("Entries")) {
        successful.add(receipt(entry));
      }
      answer.putArray("Failed");
      return JSON.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a batch of messages is JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode receipt(JsonNode entry) {
    var receipt =
        JSON.createObjectNode()
            .put("Id", entry.path("Id").asText())
            .put("MessageId", "059f36b4-87a3-44ab-83d2-661975830a7d")
            .put("MD5OfMessageBody", md5(bytes(entry.path("MessageBody").asText())));
    var attributes = entry.path("MessageAttributes");
    if (!attributes.isEmpty()) {
      receipt.put("MD5OfMessageAttributes", md5(canonical(attributes)));
    }
    return receipt;
  }

  /// Names in their order, each with type and text: all lengths in four bytes.
  private static byte[] canonical(JsonNode attributes) {
    var sorted = new TreeMap<String, JsonNode>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    var out = new ByteArrayOutputStream();
    sorted.forEach((name, value) -> {
      write(out, name);
      write(out, value.path("DataType").asText());
      out.write(1);
      write(out, value.path("StringValue").asText());
    });
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    var bytes = bytes(text);
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
