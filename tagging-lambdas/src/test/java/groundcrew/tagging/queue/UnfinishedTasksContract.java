package groundcrew.tagging.queue;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of [UnfinishedTasks].
public abstract class UnfinishedTasksContract {
  /// A message in the dead-letter queue.
  public record DeadLetter(String body, Map<String, String> attributes, String reason) {}

  /// Returns the two queues of the test, which are empty at first.
  protected abstract UnfinishedTasks unfinished();

  /// Returns queues that are not configured.
  protected abstract UnfinishedTasks notConfigured();

  /// Returns the tasks in the queue.
  protected abstract List<Task> requeued();

  /// Returns the messages in the dead-letter queue.
  protected abstract List<DeadLetter> deadLettered();

  @Test
  void requeuesATaskUnchanged() {
    var undo =
        new UndoTask(
            "platform", "222222222222", "eu-west-1", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    assertThat(unfinished().requeue(Messages.TASK, 1, Duration.ZERO, Contexts.far())).isTrue();
    assertThat(unfinished().requeue(undo, 1, Duration.ZERO, Contexts.far())).isTrue();

    assertThat(requeued()).containsExactlyInAnyOrder(Messages.TASK, undo);
    assertThat(deadLettered()).isEmpty();
  }

  @Test
  void deadLettersAMessageUnchangedWithItsReason() {
    assertThat(unfinished().deadLetter(message("hello", 0), "malformed", Contexts.far())).isTrue();

    assertThat(deadLettered())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo("hello");
          assertThat(message.attributes()).containsAllEntriesOf(tasks());
          assertThat(message.reason()).isEqualTo("malformed");
        });
    assertThat(requeued()).isEmpty();
  }

  @Test
  void deadLettersAMessageWithTheMaximumNumberOfAttributesAndLosesNone() {
    assertThat(unfinished().deadLetter(message("hello", 7), "malformed", Contexts.far())).isTrue();

    assertThat(deadLettered())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.attributes()).containsAllEntriesOf(tasks());
          assertThat(message.reason()).startsWith("malformed");
          IntStream.range(0, 7)
              .forEach(i -> assertThat(message.attributes().toString()).contains("value " + i));
        });
  }

  /// Moved back to its queue, the task would be dead-lettered again when its time ends.
  @Test
  void deadLettersAMessageWithoutItsCountOfContinuations() {
    var texts = new HashMap<>(tasks());
    texts.put(QueueMessage.CONTINUED, "100");

    unfinished().deadLetter(Messages.message("m-1", "hello", texts), "not done", Contexts.far());

    assertThat(deadLettered())
        .singleElement()
        .satisfies(message ->
            assertThat(message.attributes())
                .containsAllEntriesOf(tasks())
                .doesNotContainKey(QueueMessage.CONTINUED));
  }

  @Test
  void deadLettersAMessageWithAnyReason() {
    assertThat(
            unfinished()
                .deadLetter(message("hello", 0), "x\u0000\u001b".repeat(500), Contexts.far()))
        .isTrue();

    assertThat(deadLettered()).extracting(DeadLetter::body).containsExactly("hello");
  }

  @Test
  void sendsNothingIfNoQueuesAreConfigured() {
    assertThat(notConfigured().requeue(Messages.TASK, 1, Duration.ZERO, Contexts.far())).isFalse();
    assertThat(notConfigured().deadLetter(message("hello", 0), "malformed", Contexts.far()))
        .isFalse();

    assertThat(requeued()).isEmpty();
    assertThat(deadLettered()).isEmpty();
  }

  private static Map<String, String> tasks() {
    return TaskMessage.attributes(Messages.TASK);
  }

  private static QueueMessage message(String body, int foreign) {
    var texts = new HashMap<>(tasks());
    IntStream.range(0, foreign).forEach(i -> texts.put("foreign-" + i, "value " + i));
    return Messages.message("m-1", body, texts);
  }
}
