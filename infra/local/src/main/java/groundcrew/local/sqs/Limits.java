package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.gateway.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.regex.Pattern;

/// SQS's limits, which ElasticMQ does not enforce.
final class Limits {
  private static final int MOST_ENTRIES = 10;
  private static final int LARGEST = 1024 * 1024;
  private static final int LONGEST_DELAY = 900;
  private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private Limits() {}

  static void batch(JsonNode entries) {
    if (entries.isEmpty()) {
      throw new AwsError(
          400, "EmptyBatchRequest", "There should be at least one entry in the request.");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new AwsError(
          400,
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    var ids = new HashSet<String>();
    for (var entry : entries) {
      var id = entry.path("Id").asText();
      if (!ENTRY_ID.matcher(id).matches()) {
        throw new AwsError(
            400,
            "InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                + " It can be at most 80 letters long: "
                + id);
      }
      if (!ids.add(id)) {
        throw new AwsError(400, "BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
      }
    }
  }

  static void messages(JsonNode entries) {
    batch(entries);
    var total = 0L;
    for (var entry : entries) {
      total += size(entry);
    }
    if (total > LARGEST) {
      throw new AwsError(
          400,
          "BatchRequestTooLong",
          "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
              .formatted(LARGEST, total));
    }
  }

  /// Checks one message, of a batch or alone.
  static void message(JsonNode message, Queue queue) {
    var largest = queue.attributes().path("MaximumMessageSize").asInt(LARGEST);
    if (size(message) > largest) {
      throw invalid("Message must be shorter than %d bytes.".formatted(largest));
    }
    var delay = message.path("DelaySeconds").asInt(0);
    if (delay < 0 || delay > LONGEST_DELAY) {
      throw invalid(
          "Value %d for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= %d."
              .formatted(delay, LONGEST_DELAY));
    }
    if (message.path("MessageAttributes").size() > 10) {
      throw invalid(
          "Number of message attributes [%d] exceeds the allowed maximum [10]."
              .formatted(message.path("MessageAttributes").size()));
    }
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameterValue", message);
  }

  /// Name, type and value of every attribute count.
  private static long size(JsonNode message) {
    var size = (long) bytes(message.path("MessageBody").asText());
    for (var attribute : message.path("MessageAttributes").properties()) {
      var value = attribute.getValue();
      size += bytes(attribute.getKey()) + bytes(value.path("DataType").asText());
      size += bytes(value.path("StringValue").asText(""));
      size += Base64.getDecoder().decode(value.path("BinaryValue").asText("")).length;
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
