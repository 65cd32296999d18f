package groundcrew.tagging.accounts;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.Retries;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/// An SQS queue.
public final class AwsTaskQueue implements TaskQueue {
  private final SqsClient sqs;
  private final String queueUrl;
  private final int delaySeconds;
  private final Retries retries;

  public AwsTaskQueue(SqsClient sqs, String queueUrl, Duration delay, Retries retries) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.delaySeconds = Math.toIntExact(delay.toSeconds());
    this.retries = retries;
  }

  @Override
  public List<Unsent> send(List<? extends Task> tasks, Deadline deadline) {
    var unsent = new ArrayList<Unsent>();
    var messages = new ArrayList<AwsTaskMessage>();
    for (var message : tasks.stream().map(AwsTaskMessage::of).toList()) {
      if (message.bytes() > MessageBatches.MAX_BYTES) {
        unsent.add(new Unsent(message.task(), tooLarge(message)));
      } else {
        messages.add(message);
      }
    }
    for (var batch : MessageBatches.of(messages, AwsTaskMessage::bytes)) {
      unsent.addAll(sendBatch(batch, deadline));
    }
    return unsent;
  }

  private static String tooLarge(AwsTaskMessage message) {
    return "a message of %d bytes exceeds the maximum of %d bytes"
        .formatted(message.bytes(), MessageBatches.MAX_BYTES);
  }

  private List<Unsent> sendBatch(List<AwsTaskMessage> messages, Deadline deadline) {
    var batch = new Batch(messages, deadline);
    Predicate<Batch> done = Batch::done;
    try {
      retries.until(done, deadline, batch::send);
    } catch (SdkException unanswered) {
      batch.unanswered(String.valueOf(unanswered.getMessage()));
    }
    return batch.unsent();
  }

  /// A batch of which single entries can fail although the call succeeds. Only entries that fail
  /// inside SQS are sent again.
  private final class Batch {
    private final Deadline deadline;
    private final List<Unsent> rejected = new ArrayList<>();
    private List<Unsent> unanswered = List.of();
    private List<AwsTaskMessage> waiting;

    Batch(List<AwsTaskMessage> messages, Deadline deadline) {
      this.waiting = messages;
      this.deadline = deadline;
    }

    Batch send() {
      if (deadline.passed()) {
        unanswered(DeadlineExceededException.REASON);
        return this;
      }
      var failed = new ArrayList<Unsent>();
      var retry = new ArrayList<AwsTaskMessage>();
      for (var entry : call(waiting, deadline)) {
        var message = waiting.get(Integer.parseInt(entry.id()));
        var unsent = new Unsent(message.task(), entry.code() + ": " + entry.message());
        if (entry.senderFault()) {
          rejected.add(unsent);
        } else {
          failed.add(unsent);
          retry.add(message);
        }
      }
      unanswered = failed;
      waiting = retry;
      return this;
    }

    boolean done() {
      return unanswered.isEmpty();
    }

    void unanswered(String reason) {
      unanswered = waiting.stream().map(message -> new Unsent(message.task(), reason)).toList();
    }

    List<Unsent> unsent() {
      rejected.addAll(unanswered);
      return rejected;
    }
  }

  private List<BatchResultErrorEntry> call(List<AwsTaskMessage> messages, Deadline deadline) {
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
