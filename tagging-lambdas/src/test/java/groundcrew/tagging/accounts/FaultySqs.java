package groundcrew.tagging.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.queue.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// A queue that rejects some messages of a successful call, and keeps the others.
final class FaultySqs implements SqsClient {
  private final List<SendMessageBatchRequest> requests = new ArrayList<>();
  private final List<Task> received = new ArrayList<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private boolean senderFault;
  private int unanswered;
  private Runnable duringCall = () -> {};

  /// Rejects messages of the account the given number of times.
  void reject(String account, int times) {
    failures.put(account, times);
  }

  /// Rejects all messages of the account as a fault of the sender.
  void rejectAsSenderFault(String account) {
    reject(account, Integer.MAX_VALUE);
    senderFault = true;
  }

  /// Makes the next calls fail without an answer.
  void failCalls(int calls) {
    unanswered = calls;
  }

  /// Runs an action during each call.
  void duringEachCall(Runnable action) {
    duringCall = action;
  }

  List<Task> received() {
    return received;
  }

  List<SendMessageBatchRequest> requests() {
    return requests;
  }

  List<Integer> messagesOfCalls() {
    return requests.stream().map(request -> request.entries().size()).toList();
  }

  /// Returns the size of each call as SQS counts it.
  List<Long> bytesOfCalls() {
    return requests.stream()
        .map(request -> request.entries().stream().mapToLong(FaultySqs::bytes).sum())
        .toList();
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    requests.add(request);
    duringCall.run();
    if (unanswered-- > 0) {
      throw SqsException.builder().message("no answer").build();
    }
    var failed = new ArrayList<BatchResultErrorEntry>();
    for (var entry : request.entries()) {
      var task = TaskMessage.read(Messages.message("m", entry.messageBody()), "none");
      if (failures.merge(task.account(), -1, Integer::sum) >= 0) {
        failed.add(
            BatchResultErrorEntry.builder()
                .id(entry.id())
                .senderFault(senderFault)
                .code("Broken")
                .message("busy")
                .build());
      } else {
        received.add(task);
      }
    }
    return SendMessageBatchResponse.builder().failed(failed).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static long bytes(SendMessageBatchRequestEntry entry) {
    return Stream.concat(
            Stream.of(entry.messageBody()),
            entry.messageAttributes().entrySet().stream()
                .flatMap(attribute ->
                    Stream.of(
                        attribute.getKey(),
                        attribute.getValue().dataType(),
                        attribute.getValue().stringValue())))
        .mapToLong(text -> text.getBytes(UTF_8).length)
        .sum();
  }
}
