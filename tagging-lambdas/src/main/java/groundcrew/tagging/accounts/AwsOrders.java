package groundcrew.tagging.accounts;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.tagging.message.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/// Orders in an SQS queue.
public final class AwsOrders implements Orders {
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
  public List<Unsent> send(List<? extends Order> orders, Deadline deadline) {
    var unsent = new ArrayList<Unsent>();
    var messages = new ArrayList<AwsOrderMessage>();
    for (var message : orders.stream().map(AwsOrderMessage::of).toList()) {
      if (message.bytes() > MessageBatches.MOST_BYTES) {
        unsent.add(new Unsent(message.order(), tooLarge(message)));
      } else {
        messages.add(message);
      }
    }
    for (var batch : MessageBatches.of(messages, AwsOrderMessage::bytes)) {
      unsent.addAll(sendBatch(batch, deadline));
    }
    return unsent;
  }

  private static String tooLarge(AwsOrderMessage message) {
    return "a message of %d bytes is larger than the %d that a queue takes"
        .formatted(message.bytes(), MessageBatches.MOST_BYTES);
  }

  private List<Unsent> sendBatch(List<AwsOrderMessage> messages, Deadline deadline) {
    var batch = new Batch(messages, deadline);
    Predicate<Batch> done = Batch::done;
    try {
      retries.until(done, deadline, batch::send);
    } catch (SdkException unanswered) {
      batch.unanswered(String.valueOf(unanswered.getMessage()));
    }
    return batch.unsent();
  }

  /// Each entry of a batch fails for itself while the call succeeds: only those that SQS is to
  /// blame for go again.
  private final class Batch {
    private final Deadline deadline;
    private final List<Unsent> refused = new ArrayList<>();
    private List<Unsent> again = List.of();
    private List<AwsOrderMessage> waiting;

    Batch(List<AwsOrderMessage> messages, Deadline deadline) {
      this.waiting = messages;
      this.deadline = deadline;
    }

    Batch send() {
      if (deadline.passed()) {
        unanswered(NoTimeLeft.REASON);
        return this;
      }
      var failed = new ArrayList<Unsent>();
      var wait = new ArrayList<AwsOrderMessage>();
      for (var entry : call(waiting, deadline)) {
        var message = waiting.get(Integer.parseInt(entry.id()));
        var unsent = new Unsent(message.order(), entry.code() + ": " + entry.message());
        if (entry.senderFault()) {
          refused.add(unsent);
        } else {
          failed.add(unsent);
          wait.add(message);
        }
      }
      again = failed;
      waiting = wait;
      return this;
    }

    boolean done() {
      return again.isEmpty();
    }

    void unanswered(String reason) {
      again = waiting.stream().map(message -> new Unsent(message.order(), reason)).toList();
    }

    List<Unsent> unsent() {
      refused.addAll(again);
      return refused;
    }
  }

  private List<BatchResultErrorEntry> call(List<AwsOrderMessage> messages, Deadline deadline) {
    var entries =
        IntStream.range(0, messages.size())
            .mapToObj(id -> messages.get(id).entry(id, delaySeconds))
            .toList();
    return sqs.sendMessageBatch(request ->
            request
                .queueUrl(queueUrl)
                .entries(entries)
                .overrideConfiguration(AwsClients.within(deadline)))
        .failed();
  }
}
