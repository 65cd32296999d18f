package groundcrew.tagging.queue;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The SQS queue that the messages come from, and its dead-letter queue.
public final class AwsUnfinishedTasks implements UnfinishedTasks {
  private static final int MAX_REASON_LENGTH = 1000;
  private static final int MAX_ATTRIBUTES = 10;
  private static final String REASON = "Reason";

  private final SqsClient sqs;
  private final Optional<URI> queue;
  private final Optional<URI> deadLetters;

  public AwsUnfinishedTasks(SqsClient sqs, Optional<URI> queue, Optional<URI> deadLetters) {
    this.sqs = sqs;
    this.queue = queue;
    this.deadLetters = deadLetters;
  }

  @Override
  public boolean requeue(Task task, int continued, Duration delay, Deadline deadline) {
    var attributes = new TreeMap<>(TaskMessage.attributes(task));
    attributes.put(QueueMessage.CONTINUED, Integer.toString(continued));
    queue.ifPresent(url -> send(url, TaskMessage.body(task), attributes, delay, deadline));
    return queue.isPresent();
  }

  @Override
  public boolean deadLetter(QueueMessage message, String reason, Deadline deadline) {
    deadLetters.ifPresent(
        url -> send(url, message.body(), withReason(message, reason), Duration.ZERO, deadline));
    return deadLetters.isPresent();
  }

  /// Adds the reason as an attribute. If the message has the maximum number of attributes, the
  /// reason replaces one that no task reads, and includes its name and value. The count of
  /// continuations is dropped: a task that a person moves back starts a new chain.
  private static Map<String, String> withReason(QueueMessage message, String reason) {
    var attributes = new TreeMap<>(message.texts());
    attributes.remove(QueueMessage.CONTINUED);
    var text = sendable(reason);
    if (attributes.size() >= MAX_ATTRIBUTES && !attributes.containsKey(REASON)) {
      var foreign = new TreeMap<>(attributes);
      foreign.keySet().removeAll(TaskMessage.ATTRIBUTES);
      var displaced = foreign.lastEntry();
      attributes.remove(displaced.getKey());
      text += "; in place of attribute %s: %s".formatted(displaced.getKey(), displaced.getValue());
    }
    attributes.put(REASON, text);
    return attributes;
  }

  /// Replaces characters that make SQS reject a message: a reason may quote malformed input.
  private static String sendable(String reason) {
    var text = new StringBuilder();
    reason
        .codePoints()
        .map(character -> allowed(character) ? character : '?')
        .takeWhile(character -> text.length() + Character.charCount(character) <= MAX_REASON_LENGTH)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /// SQS allows the characters of XML 1.0.
  private static boolean allowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character <= 0xFFFD)
        || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  private void send(
      URI url, String body, Map<String, String> attributes, Duration delay, Deadline deadline) {
    var values = new HashMap<String, MessageAttributeValue>();
    attributes.forEach((name, text) ->
        values.put(
            name, MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    sqs.sendMessage(message ->
        message
            .queueUrl(url.toString())
            .messageBody(body)
            .messageAttributes(values)
            .delaySeconds(Math.toIntExact(delay.toSeconds()))
            .overrideConfiguration(AwsClients.within(deadline)));
  }
}
