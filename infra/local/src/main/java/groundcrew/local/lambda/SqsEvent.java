package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.Arn;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/// The event that a function receives for a batch of messages.
public final class SqsEvent {
  /// Size of an event without messages, in bytes.
  static final int FRAME = "{'Records':[]}".length();

  private SqsEvent() {}

  /// Returns the event's JSON, in UTF-8.
  public static byte[] of(List<Message> messages, String queueArn) {
    var event = Json.object();
    var records = event.putArray("Records");
    messages.forEach(message -> records.add(record(message, queueArn)));
    return Json.bytes(event);
  }

  /// Returns what the messages have come through: the longest chain among them.
  static Lineage origin(List<Message> messages) {
    return messages.stream()
        .map(message -> message.attributesAsStrings().getOrDefault("AWSTraceHeader", ""))
        .map(Lineage::of)
        .max(Comparator.comparingInt(Lineage::longest))
        .filter(longest -> longest.longest() > 0)
        .orElseGet(Lineage::begin);
  }

  /// Returns what a message adds to an event's JSON, in bytes of UTF-8.
  static int size(Message message, String queueArn) {
    return Json.bytes(record(message, queueArn)).length + ",".length();
  }

  private static ObjectNode record(Message message, String queueArn) {
    var record =
        Json.object()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body());
    var attributes = record.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    var own = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach((name, value) -> {
          var attribute = own.putObject(name);
          if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
          }
          if (value.binaryValue() != null) {
            var bytes = value.binaryValue().asByteArray();
            attribute.put("binaryValue", Base64.getEncoder().encodeToString(bytes));
          }
          attribute.putArray("stringListValues");
          attribute.putArray("binaryListValues");
          attribute.put("dataType", value.dataType());
        });
    return record
        .put("md5OfBody", message.md5OfBody())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", queueArn)
        .put("awsRegion", Arn.parse(queueArn).region());
  }
}
