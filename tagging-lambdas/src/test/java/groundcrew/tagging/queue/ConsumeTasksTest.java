package groundcrew.tagging.queue;

import static groundcrew.tagging.queue.Messages.message;
import static groundcrew.tagging.queue.Messages.records;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.Json;
import groundcrew.common.JsonValue;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.Events;
import groundcrew.tagging.member.AccountAccessException;
import groundcrew.tagging.member.RegionDisabledException;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.queue.ConsumeTasks.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumeTasksTest {
  private static final JsonValue ONE = records(message("m-1", TASK));

  private final IllegalStateException cause = new IllegalStateException("AWS");
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plus(Duration.ofMinutes(10)));
  private final InMemoryUnfinishedTasks queues = new InMemoryUnfinishedTasks(true);
  private final InMemoryUnfinishedTasks none = new InMemoryUnfinishedTasks(false);
  private final List<Task> carriedOut = new ArrayList<>();

  @Test
  void answersForEachRecordByItself() {
    var records =
        records(
            message("done", TASK),
            message("again", TASK),
            message("garbage", "hello"),
            message("broken", TASK),
            message("disabled", TASK),
            message("denied", TASK),
            message("goes on", TASK),
            message("done, too", TASK));

    assertThat(take(queues, records, this::byMessageId)).containsExactly("again", "broken");
    assertThat(queues.deadLettered()).containsOnlyKeys("garbage", "denied");
    assertThat(queues.requeued()).containsExactly(TASK);
    assertThat(carriedOut).hasSize(7);
  }

  @Test
  void buriesWhatIsNoOrderWithItsReason() {
    var records =
        records(
            message("text", "hello"),
            message("truncated", "{\"version\":1,\"lev"),
            message("newer", "{\"version\":2}"),
            message("incomplete", "{\"version\":1,\"level\":\"Platform\",\"account\":\"1\"}"));

    assertThat(take(queues, records, this::done)).isEmpty();
    assertThat(carriedOut).isEmpty();
    assertThat(queues.deadLettered().get("text")).startsWith("the message has no 'Tags'");
    assertThat(queues.deadLettered().get("truncated")).contains("malformed text at line 1");
    assertThat(queues.deadLettered().get("newer")).startsWith("message version 2: expected 1");
    assertThat(queues.deadLettered().get("incomplete")).startsWith("the message has no 'region'");
  }

  @Test
  void buriesAnOrderThatTurnsOutToBeImpossible() {
    assertThat(take(queues, ONE, failing(new AccountAccessException("no role", cause)))).isEmpty();
    assertThat(queues.deadLettered()).isEqualTo(Map.of("m-1", "no role"));
  }

  @Test
  void buriesAnOrderThatTheWorkRefuses() {
    assertThat(take(queues, ONE, failing(new IllegalArgumentException("level 'x'")))).isEmpty();
    assertThat(queues.deadLettered()).isEqualTo(Map.of("m-1", "level 'x'"));
  }

  @Test
  void buriesWhatTheWorkCallsImpossible() {
    take(queues, ONE, (task, message, end) -> new Outcome.PermanentFailure("not here"));

    assertThat(queues.deadLettered()).isEqualTo(Map.of("m-1", "not here"));
  }

  @Test
  void letsTheImpossibleComeAgainWhereThereIsNoDeadLetterQueue() {
    assertThat(take(none, ONE, failing(new AccountAccessException("no role", cause))))
        .containsExactly("m-1");
    assertThat(take(none, records(message("m-2", "hello")), this::done)).containsExactly("m-2");
  }

  @Test
  void isDoneWithARegionThatIsNotEnabled() {
    var disabled = new RegionDisabledException("222222222222", "me-south-1", cause);

    assertThat(take(none, ONE, failing(disabled))).isEmpty();
    assertThat(take(queues, ONE, failing(disabled))).isEmpty();
    assertThat(queues.deadLettered()).isEmpty();
  }

  @Test
  void sendsWhatNoTimeIsLeftForAsANewMessageWithoutBeginning() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(take(queues, ONE, this::done)).isEmpty();
    assertThat(queues.requeued()).containsExactly(TASK);
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void letsWhatNoTimeIsLeftForComeAgainWhereThereIsNoQueue() {
    var records = records(message("m-1", TASK), message("m-2", TASK));
    Work slow =
        (task, message, end) -> {
          time.sleep(Duration.ofMinutes(11));
          return done(task, message, end);
        };

    assertThat(take(none, records, slow)).containsExactly("m-2");
    assertThat(carriedOut).hasSize(1);
    assertThat(take(none, ONE, (task, message, end) -> new Outcome.Requeue()))
        .containsExactly("m-1");
  }

  @Test
  void buriesGarbageEvenWhenNoTimeIsLeft() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(take(queues, records(message("m-1", "hello")), this::done)).isEmpty();
    assertThat(queues.deadLettered()).containsOnlyKeys("m-1");
  }

  @Test
  void aQueueThatDoesNotAnswerCostsOnlyTheRecordsThatNeedIt() {
    var broken = new BrokenQueues();
    var records =
        records(
            message("garbage", "hello"),
            message("denied", TASK),
            message("goes on", TASK),
            message("done", TASK));

    assertThat(take(broken, records, this::byMessageId))
        .containsExactly("garbage", "denied", "goes on");
    assertThat(carriedOut).hasSize(3);
  }

  @Test
  void readsTheRealEventAndGivesItsLevelToMessagesThatNameNone() {
    take(queues, Json.read(Events.tasks()).path("Records"), this::done);

    assertThat(carriedOut).extracting(Task::level).containsExactly("platform", "cloud-center");
    assertThat(carriedOut)
        .extracting(Task::account)
        .containsExactly("222222222222", "333333333333");
    assertThat(queues.deadLettered()).containsOnlyKeys("c80e8021-a70a-42c7-a470-796e1186f753");
  }

  private List<String> take(UnfinishedTasks unfinished, JsonValue records, Work work) {
    return new ConsumeTasks(unfinished, "cloud-center").take(records, deadline, work);
  }

  private Outcome done(Task task, QueueMessage message, Deadline end) {
    carriedOut.add(task);
    return new Outcome.Done();
  }

  private static Work failing(RuntimeException failure) {
    return (task, message, end) -> {
      throw failure;
    };
  }

  private Outcome byMessageId(Task task, QueueMessage message, Deadline end) {
    carriedOut.add(task);
    return switch (message.messageId()) {
      case "again" -> new Outcome.Retry("2 resources are left");
      case "goes on" -> new Outcome.Requeue();
      case "broken" -> throw new IllegalStateException("503");
      case "disabled" -> throw new RegionDisabledException("222222222222", "me-south-1", cause);
      case "denied" -> throw new AccountAccessException("no role", cause);
      default -> new Outcome.Done();
    };
  }

  private record BrokenQueues() implements UnfinishedTasks {
    @Override
    public boolean requeue(Task task) {
      throw new IllegalStateException("no answer");
    }

    @Override
    public boolean deadLetter(QueueMessage message, String reason) {
      throw new IllegalStateException("no answer");
    }
  }
}
