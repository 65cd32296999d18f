package groundcrew.tagging.accounts;

import groundcrew.common.Retries;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Orders in an SQS queue.
public final class AwsOrders implements Orders {
  private static final int LARGEST_BATCH = 10;

  private final SqsClient sqs;
  private final String queueUrl;
  private final int delaySeconds;
  private final Retries retries;

  public AwsOrders(SqsClient sqs, String queueUrl, Duration delay, Retries retries) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.delaySeconds = Math.toIntExact(delay.toSeconds());
    this.retries = retries;
  }

  @Override
  public List<Unsent> send(List<? extends Order> orders) {
    var unsent = new ArrayList<Unsent>();
    for (var start = 0; start < orders.size(); start += LARGEST_BATCH) {
      unsent.addAll(
          sendBatch(orders.subList(start, Math.min(orders.size(), start + LARGEST_BATCH))));
    }
    return unsent;
  }

  private List<Unsent> sendBatch(List<? extends Order> orders) {
    var batch = new Batch(orders);
    try {
      retries.until(Batch::done, batch::send);
    } catch (SdkException unanswered) {
      batch.unanswered(unanswered);
    }
    return batch.unsent();
  }

  /// Each entry of a batch fails for itself while the call succeeds: only those that SQS is to
  /// blame for go again.
  private final class Batch {
    private final List<Unsent> refused = new ArrayList<>();
    private List<Unsent> again = List.of();
    private List<? extends Order> waiting;

    Batch(List<? extends Order> orders) {
      this.waiting = orders;
    }

    Batch send() {
      var failed = new ArrayList<Unsent>();
      for (var entry : call(waiting)) {
        var order = waiting.get(Integer.parseInt(entry.id()));
        (entry.senderFault() ? refused : failed)
            .add(new Unsent(order, entry.code() + ": " + entry.message()));
      }
      again = failed;
      waiting = failed.stream().map(Unsent::order).toList();
      return this;
    }

    boolean done() {
      return again.isEmpty();
    }

    void unanswered(SdkException reason) {
      var message = String.valueOf(reason.getMessage());
      again = waiting.stream().map(order -> new Unsent(order, message)).toList();
    }

    List<Unsent> unsent() {
      refused.addAll(again);
      return refused;
    }
  }

  private List<BatchResultErrorEntry> call(List<? extends Order> orders) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (var order : orders) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(OrderMessage.body(order))
              .delaySeconds(delaySeconds)
              .messageAttributes(attributes(order))
              .build());
    }
    return sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)).failed();
  }

  private static Map<String, MessageAttributeValue> attributes(Order order) {
    var attributes = new HashMap<String, MessageAttributeValue>();
    OrderMessage.attributes(order)
        .forEach((name, text) ->
            attributes.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    return attributes;
  }
}
