package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class AwsTaskQueueTest extends TaskQueueContract {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plusSeconds(60));
  private final FaultySqs sqs = new FaultySqs();
  private final AwsTaskQueue tasks =
      new AwsTaskQueue(
          sqs,
          "https://queue",
          Duration.ofSeconds(15),
          Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time));

  @Override
  protected TaskQueue tasks() {
    return tasks;
  }

  @Override
  protected List<Task> received() {
    return List.copyOf(sqs.received());
  }

  @Test
  void sendsTenMessagesInACallWithDelayAndAttributes() {
    tasks.send(some(23), deadline);

    assertThat(sqs.messagesOfCalls()).containsExactly(10, 10, 3);
    var entry = sqs.requests().getFirst().entries().getFirst();
    assertThat(entry.delaySeconds()).isEqualTo(15);
    assertThat(entry.messageAttributes().keySet())
        .containsExactlyInAnyOrder("Account", "Region", "Tags");
    assertThat(entry.messageAttributes().values())
        .extracting(MessageAttributeValue::stringValue)
        .containsExactlyInAnyOrder(
            "000000000000", "eu-west-1", "{\"Tags\":[{\"tagkey\":\"a\",\"tagvalue\":\"1\"}]}");
  }

  @Test
  void retriesOnlyFailedMessages() {
    sqs.reject("000000000003", 1);
    sqs.reject("000000000007", 2);

    assertThat(tasks.send(some(10), deadline)).isEmpty();
    assertThat(sqs.messagesOfCalls()).containsExactly(10, 2, 1);
    assertThat(sqs.received()).hasSize(10);
  }

  @Test
  void reportsMessagesThatFailInAllAttempts() {
    sqs.reject("000000000003", 99);

    assertThat(tasks.send(some(10), deadline))
        .extracting(unsent -> unsent.task().account(), TaskQueue.Unsent::reason)
        .containsExactly(tuple("000000000003", "Broken: busy"));
    assertThat(sqs.messagesOfCalls()).containsExactly(10, 1, 1);
  }

  @Test
  void doesNotRetrySenderFaults() {
    sqs.rejectAsSenderFault("000000000003");

    assertThat(tasks.send(some(10), deadline)).hasSize(1);
    assertThat(sqs.requests()).hasSize(1);
  }

  @Test
  void reportsABatchWithoutAnAnswerAndSendsTheOthers() {
    sqs.failCalls(1);

    assertThat(tasks.send(some(12), deadline))
        .hasSize(10)
        .allMatch(unsent -> unsent.reason().equals("no answer"));
    assertThat(sqs.received()).hasSize(2);
  }

  private static List<TaggingTask> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            TaggingTask.of(
                "cloud-center",
                "%012d".formatted(i),
                "eu-west-1",
                List.of("a"),
                Map.of("a", "1"),
                Instant.EPOCH))
        .toList();
  }
}
