package groundcrew.local.lambda;

import groundcrew.local.ground.QueueDepth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queue of a mapping, as its function's role may use it.
final class MessageSource {
  private static final int MOST_PER_CALL = 10;
  private static final Duration LOOK = Duration.ofMillis(20);

  /// Lambda polls an empty queue too; what forbids it is to be seen.
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SqsClient sqs;
  private final Mapping mapping;
  private final QueueDepth depth;
  private final String queueUrl;
  private final Deque<Message> held = new ConcurrentLinkedDeque<>();

  MessageSource(SqsClient sqs, Mapping mapping, QueueDepth depth, String endpoint) {
    this.sqs = sqs;
    this.mapping = mapping;
    this.depth = depth;
    this.queueUrl = mapping.queueUrl(endpoint);
  }

  Duration visibilityTimeout() {
    var name = QueueAttributeName.VISIBILITY_TIMEOUT;
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(queueUrl).attributeNames(name)).attributes();
    return Duration.ofSeconds(Long.parseLong(attributes.getOrDefault(name, "30")));
  }

  /// Tells whether the next call gets a message.
  boolean visible() {
    return depth.of(mapping.queueArn()).visible() > 0;
  }

  /// Tells whether messages have been received that no batch had room for.
  boolean holds() {
    return !held.isEmpty();
  }

  /// Waits until there is something to receive, at most one second. A long poll would not tell
  /// whether it has just received something.
  void awaitMessages() throws InterruptedException {
    var end = System.nanoTime() + POLL.toNanos();
    while (!holds() && !visible() && System.nanoTime() < end) {
      Thread.sleep(LOOK);
    }
  }

  /// Collects until the batch is full, the window has passed, or the event would be too large; what
  /// is too much is the beginning of the next batch.
  List<Message> batch() throws InterruptedException {
    var messages = new ArrayList<Message>();
    var size = SqsEvent.FRAME;
    var end = System.nanoTime() + mapping.window().toNanos();
    while (true) {
      if (held.isEmpty()) {
        held.addAll(receive(mapping.batchSize() - messages.size()));
      }
      while (!held.isEmpty() && messages.size() < mapping.batchSize()) {
        var more = SqsEvent.size(held.getFirst(), mapping.queueArn());
        if (!messages.isEmpty() && size + more > LambdaApi.LARGEST_REQUEST) {
          return messages;
        }
        size += more;
        messages.add(held.removeFirst());
      }
      if (messages.isEmpty()
          || messages.size() == mapping.batchSize()
          || System.nanoTime() >= end) {
        return messages;
      }
      await(end);
    }
  }

  private void await(long end) throws InterruptedException {
    while (!visible() && System.nanoTime() < end) {
      Thread.sleep(LOOK);
    }
  }

  private List<Message> receive(int number) {
    return sqs.receiveMessage(r ->
            r.queueUrl(queueUrl)
                .maxNumberOfMessages(Math.min(MOST_PER_CALL, number))
                .waitTimeSeconds(0)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages();
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
