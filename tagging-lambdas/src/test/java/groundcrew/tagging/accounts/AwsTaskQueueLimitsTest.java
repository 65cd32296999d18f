package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.TaggingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

class AwsTaskQueueLimitsTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plusSeconds(60));
  private final FaultySqs sqs = new FaultySqs();
  private final AwsTaskQueue tasks =
      new AwsTaskQueue(
          sqs,
          "https://queue",
          Duration.ofSeconds(15),
          Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time));

  @Test
  void sendsAtMostOneMebibyteInACall() {
    var large = tasks(23, 70);

    assertThat(tasks.send(large, deadline)).isEmpty();

    assertThat(sqs.received()).containsExactlyElementsOf(large);
    assertThat(sqs.bytesOfCalls()).allMatch(bytes -> bytes <= 1_048_576);
    // Ten messages exceed the limit, nine do not.
    assertThat(sqs.messagesOfCalls()).containsExactly(9, 9, 5);
    assertThat(sqs.bytesOfCalls().getFirst() / 9 * 10).isGreaterThan(1_048_576);
  }

  @Test
  void reportsAMessageThatIsTooLargeAndSendsTheOthers() {
    var mixed = new ArrayList<>(some(2));
    mixed.addAll(1, tasks(1, 700));

    assertThat(tasks.send(mixed, deadline))
        .singleElement()
        .satisfies(unsent -> {
          assertThat(unsent.task()).isEqualTo(mixed.get(1));
          assertThat(unsent.reason())
              .matches("a message of \\d{7} bytes exceeds the maximum of 1048576 bytes");
        });
    assertThat(sqs.received()).containsExactly(mixed.getFirst(), mixed.getLast());
  }

  @Test
  void endsEveryCallAtTheDeadline() {
    tasks.send(some(1), deadline);

    assertThat(sqs.requests().getFirst().overrideConfiguration())
        .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
        .contains(Duration.ofSeconds(60));
  }

  @Test
  void stopsRetryingAtTheDeadline() {
    sqs.reject("000000000003", 99);
    sqs.duringEachCall(() -> time.sleep(Duration.ofSeconds(61)));

    assertThat(tasks.send(some(12), deadline))
        .extracting(unsent -> unsent.task().account(), TaskQueue.Unsent::reason)
        .containsExactly(
            tuple("000000000003", "Broken: busy"),
            tuple("000000000010", "no time was left"),
            tuple("000000000011", "no time was left"));
    assertThat(sqs.requests()).hasSize(1);
  }

  private static List<TaggingTask> some(int count) {
    return tasks(count, 1);
  }

  /// Returns tasks with the given number of tags. If it is more than one, values have the maximum
  /// length.
  private static List<TaggingTask> tasks(int count, int keys) {
    var tags = new HashMap<String, String>();
    IntStream.range(0, keys)
        .forEach(key -> tags.put("k%03d".formatted(key), keys == 1 ? "1" : "日".repeat(256)));
    return IntStream.range(0, count)
        .mapToObj(i ->
            TaggingTask.of(
                "cloud-center",
                "%012d".formatted(i),
                "eu-west-1",
                List.copyOf(tags.keySet()),
                tags,
                Instant.EPOCH))
        .toList();
  }
}
