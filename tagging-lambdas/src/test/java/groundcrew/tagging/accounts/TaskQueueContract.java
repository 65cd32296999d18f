package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.UndoTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The contract of [TaskQueue].
public abstract class TaskQueueContract {
  private final Deadline deadline =
      new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofMinutes(15)));

  /// Returns an empty queue.
  protected abstract TaskQueue tasks();

  /// Returns the tasks in the queue.
  protected abstract List<Task> received();

  @Test
  void keepsEveryTaskUnchanged() {
    var sent = tasks(23, Map.of("a", "ü "));

    assertThat(tasks().send(sent, deadline)).isEmpty();
    assertThat(received()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void keepsATaskWithoutTags() {
    var sent = tasks(1, Map.of());

    assertThat(tasks().send(sent, deadline)).isEmpty();
    assertThat(received()).isEqualTo(sent);
  }

  @Test
  void keepsTasksThatExceedTheSizeOfACall() {
    var tags = new TreeMap<String, String>();
    IntStream.range(0, 400).forEach(i -> tags.put("key-%03d".formatted(i), "v".repeat(256)));
    var sent = tasks(12, tags);

    assertThat(tasks().send(sent, deadline)).isEmpty();
    assertThat(received()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void keepsAnUndoTask() {
    var sent =
        List.of(
            new UndoTask(
                "platform",
                "222222222222",
                "eu-west-1",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1)));

    assertThat(tasks().send(sent, deadline)).isEmpty();
    assertThat(received()).containsExactlyElementsOf(sent);
  }

  @Test
  void acceptsAnEmptyList() {
    assertThat(tasks().send(List.of(), deadline)).isEmpty();
  }

  @Test
  void returnsTasksThatCannotBeSentInTime() {
    var late = tasks(12, Map.of("a", "1"));

    assertThat(tasks().send(late, deadline.earlier(Duration.ofMinutes(15))))
        .extracting(TaskQueue.Unsent::task, TaskQueue.Unsent::reason)
        .containsExactlyElementsOf(
            late.stream().map(task -> tuple(task, "no time was left")).toList());
    assertThat(received()).isEmpty();
  }

  private static List<TaggingTask> tasks(int count, Map<String, String> tags) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            TaggingTask.of(
                "cloud-center",
                "%012d".formatted(i),
                "eu-west-1",
                Stream.concat(Stream.of("a", "b"), tags.keySet().stream()).distinct().toList(),
                tags,
                Instant.EPOCH))
        .toList();
  }
}
