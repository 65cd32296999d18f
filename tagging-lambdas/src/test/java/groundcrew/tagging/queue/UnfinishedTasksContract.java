package groundcrew.tagging.queue;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every way back to the queues does.
public abstract class UnfinishedTasksContract {
  /// A message in the dead-letter queue.
  public record Buried(String body, Map<String, String> attributes, String reason) {}

  /// Returns the way to the two queues of a test, empty at first.
  protected abstract UnfinishedTasks unfinished();

  /// Returns the way to queues that there are not.
  protected abstract UnfinishedTasks nowhere();

  /// Returns what the queue holds.
  protected abstract List<Task> requeued();

  /// Returns what the dead-letter queue holds.
  protected abstract List<Buried> deadLettered();

  @Test
  void sendsAnOrderOnAsItIs() {
    var undo =
        new UndoTask(
            "platform", "222222222222", "eu-west-1", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    assertThat(unfinished().requeue(Messages.TASK)).isTrue();
    assertThat(unfinished().requeue(undo)).isTrue();

    assertThat(requeued()).containsExactlyInAnyOrder(Messages.TASK, undo);
    assertThat(deadLettered()).isEmpty();
  }

  @Test
  void buriesAMessageAsItCameWithItsReason() {
    assertThat(unfinished().deadLetter(message("hello", 0), "garbage")).isTrue();

    assertThat(deadLettered())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo("hello");
          assertThat(message.attributes()).containsAllEntriesOf(tasks());
          assertThat(message.reason()).isEqualTo("garbage");
        });
    assertThat(requeued()).isEmpty();
  }

  @Test
  void buriesAMessageThatHasAllAttributesThatAQueueTakesAndLosesNone() {
    assertThat(unfinished().deadLetter(message("hello", 7), "garbage")).isTrue();

    assertThat(deadLettered())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.attributes()).containsAllEntriesOf(tasks());
          assertThat(message.reason()).startsWith("garbage");
          IntStream.range(0, 7)
              .forEach(i -> assertThat(message.attributes().toString()).contains("value " + i));
        });
  }

  @Test
  void buriesAMessageWhateverItsReasonCites() {
    assertThat(unfinished().deadLetter(message("hello", 0), "x\u0000\u001b".repeat(500))).isTrue();

    assertThat(deadLettered()).extracting(Buried::body).containsExactly("hello");
  }

  @Test
  void sendsNothingWhereThereAreNoQueues() {
    assertThat(nowhere().requeue(Messages.TASK)).isFalse();
    assertThat(nowhere().deadLetter(message("hello", 0), "garbage")).isFalse();

    assertThat(requeued()).isEmpty();
    assertThat(deadLettered()).isEmpty();
  }

  private static Map<String, String> tasks() {
    return TaskMessage.attributes(Messages.TASK);
  }

  private static QueueMessage message(String body, int foreign) {
    var message = Messages.message("m-1", body);
    var attributes = message.putObject("messageAttributes");
    tasks().forEach((name, value) -> attributes.putObject(name).put("stringValue", value));
    IntStream.range(0, foreign)
        .forEach(i -> attributes.putObject("foreign-" + i).put("stringValue", "value " + i));
    return new QueueMessage(message);
  }
}
