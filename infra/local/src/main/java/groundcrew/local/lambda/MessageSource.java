package groundcrew.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queue of a mapping, as its function's role may use it.
final class MessageSource {
  private static final int MOST_PER_CALL = 10;
  private static final int LARGEST_EVENT = 6 * 1024 * 1024 - 64 * 1024;
  private static final Duration LONG_POLL = Duration.ofSeconds(1);

  private final SqsClient sqs;
  private final Mapping mapping;
  private final String queueUrl;

  MessageSource(SqsClient sqs, Mapping mapping, String endpoint) {
    this.sqs = sqs;
    this.mapping = mapping;
    this.queueUrl = mapping.queueUrl(endpoint);
  }

  Duration visibilityTimeout() {
    var name = QueueAttributeName.VISIBILITY_TIMEOUT;
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(queueUrl).attributeNames(name)).attributes();
    return Duration.ofSeconds(Long.parseLong(attributes.getOrDefault(name, "30")));
  }

  /// Collects until the batch is full, the window has passed, or the event would be too large.
  List<Message> batch() {
    var messages = new ArrayList<>(receive(mapping.batchSize(), LONG_POLL));
    var end = System.nanoTime() + mapping.window().toNanos();
    while (!messages.isEmpty()
        && messages.size() < mapping.batchSize()
        && size(messages) < LARGEST_EVENT / 2
        && System.nanoTime() < end) {
      var left = Duration.ofNanos(end - System.nanoTime());
      var wait = left.compareTo(LONG_POLL) < 0 ? left : LONG_POLL;
      messages.addAll(receive(mapping.batchSize() - messages.size(), wait));
    }
    return messages;
  }

  private List<Message> receive(int number, Duration wait) {
    return sqs.receiveMessage(r ->
            r.queueUrl(queueUrl)
                .maxNumberOfMessages(Math.min(MOST_PER_CALL, number))
                .waitTimeSeconds((int) wait.plusMillis(999).toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages();
  }

  private static long size(List<Message> messages) {
    return messages.stream().mapToLong(message -> message.body().length()).sum();
  }

  /// Deletes messages; returns what SQS refused, in words.
  List<String> delete(List<Message> messages) {
    var refused = new ArrayList<String>();
    for (var from = 0; from < messages.size(); from += MOST_PER_CALL) {
      var part = messages.subList(from, Math.min(from + MOST_PER_CALL, messages.size()));
      var entries =
          part.stream()
              .map(message ->
                  DeleteMessageBatchRequestEntry.builder()
                      .id(message.messageId())
                      .receiptHandle(message.receiptHandle())
                      .build())
              .toList();
      sqs.deleteMessageBatch(r -> r.queueUrl(queueUrl).entries(entries)).failed().stream()
          .map(failed -> failed.id() + ": " + failed.code() + " " + failed.message())
          .forEach(refused::add);
    }
    return refused;
  }
}
