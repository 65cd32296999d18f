package groundcrew.tagging.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The SQS message of a task.
///
/// @param bytes size as SQS counts it: the body, and the name, type and value of each attribute
record AwsTaskMessage(Task task, String body, Map<String, String> attributes, long bytes) {
  private static final String TYPE = "String";

  static AwsTaskMessage of(Task task) {
    var body = TaskMessage.body(task);
    var attributes = TaskMessage.attributes(task);
    var bytes = bytes(body);
    for (var attribute : attributes.entrySet()) {
      bytes += bytes(attribute.getKey()) + bytes(TYPE) + bytes(attribute.getValue());
    }
    return new AwsTaskMessage(task, body, attributes, bytes);
  }

  SendMessageBatchRequestEntry entry(int id, int delaySeconds) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .messageBody(body)
        .delaySeconds(delaySeconds)
        .messageAttributes(
            attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> attribute(one.getValue()))))
        .build();
  }

  private static MessageAttributeValue attribute(String value) {
    return MessageAttributeValue.builder().dataType(TYPE).stringValue(value).build();
  }

  private static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
