package groundcrew.tagging.queue;

import static groundcrew.tagging.queue.Messages.TASK;
import static groundcrew.tagging.queue.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.PermanentFailureException;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.Events;
import groundcrew.tagging.journal.InMemoryNewestRuns;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.journal.SupersededException;
import groundcrew.tagging.journal.Tallies;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.member.AccountAccessException;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.RegionDisabledException;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.tag.TagReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumeTasksTest {
  private static final List<QueueMessage> ONE = List.of(message("m-1", TASK));

  private static final Duration LAG = Duration.ofMinutes(1);

  private final IllegalStateException cause = new IllegalStateException("AWS");
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plus(Duration.ofMinutes(10)));
  private final InMemoryUnfinishedTasks queues = new InMemoryUnfinishedTasks(true);
  private final InMemoryUnfinishedTasks notConfigured = new InMemoryUnfinishedTasks(false);
  private final List<Task> processed = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final TaskMetrics metrics = new EmbeddedTaskMetrics(lines::add, time);

  @Test
  void decidesAboutEachMessageSeparately() {
    var messages =
        List.of(
            message("done", TASK),
            message("throttled", TASK),
            message("malformed", "hello"),
            message("broken", TASK),
            message("disabled", TASK),
            message("denied", TASK),
            message("continued", TASK),
            message("done, too", TASK));

    assertThat(consume(queues, messages, this::byMessageId)).containsExactly("throttled", "broken");
    assertThat(queues.deadLettered()).containsOnlyKeys("malformed", "denied");
    assertThat(queues.requeued()).containsExactly(TASK);
    assertThat(processed).hasSize(7);
  }

  @Test
  void deadLettersAMalformedMessageWithTheReason() {
    var messages =
        List.of(
            message("text", "hello"),
            message("truncated", "{\"version\":1,\"lev"),
            message("newer", "{\"version\":2}"),
            message("incomplete", "{\"version\":1,\"level\":\"platform\"}"));

    assertThat(consume(queues, messages, this::done)).isEmpty();
    assertThat(processed).isEmpty();
    assertThat(queues.deadLettered().get("text")).contains("the message has no 'Tags'");
    assertThat(queues.deadLettered().get("truncated")).contains("malformed text at line 1");
    assertThat(queues.deadLettered().get("newer")).contains("message version 2: expected 1");
    assertThat(queues.deadLettered().get("incomplete")).contains("field 'account' is missing");
  }

  @Test
  void deadLettersATaskThatFailsPermanently() {
    var denied = new AccountAccessException("account 222222222222: no role", cause);

    assertThat(consume(queues, ONE, failing(denied))).isEmpty();
    assertThat(queues.deadLettered()).isEqualTo(Map.of("m-1", "account 222222222222: no role"));
  }

  @Test
  void deadLettersATaskOfAnotherKind() {
    var undo = new UndoTask("platform", "222222222222", "eu-west-1", Instant.EPOCH, Instant.MAX);

    assertThat(consume(queues, List.of(message("m-1", undo)), this::done)).isEmpty();
    assertThat(processed).isEmpty();
    assertThat(queues.deadLettered())
        .isEqualTo(
            Map.of("m-1", "the message holds an undo task: expected a tagging task in this queue"));
  }

  /// Only a PermanentFailureException means that a retry is useless. The JDK throws an
  /// IllegalArgumentException for many mistakes, such as an exception that suppresses itself.
  @Test
  void retriesEveryOtherExceptionWhateverItsType() {
    assertThat(consume(queues, ONE, failing(new IllegalArgumentException("Self-suppression"))))
        .containsExactly("m-1");
    assertThat(consume(queues, ONE, failing(new IllegalStateException("503"))))
        .containsExactly("m-1");
    assertThat(queues.deadLettered()).isEmpty();
  }

  @Test
  void retriesAPermanentFailureIfNoDeadLetterQueueIsConfigured() {
    assertThat(consume(notConfigured, ONE, failing(new PermanentFailureException("no role"))))
        .containsExactly("m-1");
    assertThat(consume(notConfigured, List.of(message("m-2", "hello")), this::done))
        .containsExactly("m-2");
  }

  @Test
  void acknowledgesATaskForARegionThatIsNotEnabled() {
    var disabled = new RegionDisabledException("222222222222", "me-south-1", cause);

    assertThat(consume(notConfigured, ONE, failing(disabled))).isEmpty();
    assertThat(consume(queues, ONE, failing(disabled))).isEmpty();
    assertThat(queues.deadLettered()).isEmpty();
  }

  @Test
  void requeuesATaskForWhichNoTimeIsLeftWithoutStartingIt() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(consume(queues, ONE, this::done)).isEmpty();
    assertThat(queues.requeued()).containsExactly(TASK);
    assertThat(processed).isEmpty();
  }

  @Test
  void retriesATaskThatCouldNotStartItsWorkInTime() {
    assertThat(consume(queues, ONE, failing(new DeadlineExceededException())))
        .containsExactly("m-1");
    assertThat(queues.requeued()).isEmpty();
    assertThat(queues.deadLettered()).isEmpty();
  }

  @Test
  void requeuesATaskThatMadeProgressAndRetriesOneThatMadeNone() {
    assertThat(consume(queues, ONE, (_, _, _) -> report(1, 2))).isEmpty();
    assertThat(queues.requeued()).containsExactly(TASK);

    assertThat(consume(queues, ONE, (_, _, _) -> report(0, 2))).containsExactly("m-1");
    assertThat(queues.requeued()).hasSize(1);
  }

  @Test
  void countsHowOftenATaskGotNoFurtherAndDeadLettersItAfterAHundredTimes() {
    TaskProcessor<TaggingTask> unfinished = (_, _, _) -> report(1, 2);

    assertThat(consume(queues, List.of(continued(99)), unfinished)).isEmpty();
    assertThat(queues.continued()).containsExactly(100);

    assertThat(consume(queues, List.of(continued(100)), unfinished)).isEmpty();
    assertThat(queues.requeued()).hasSize(1);
    assertThat(queues.deadLettered())
        .containsEntry(
            "m-1", "the task has continued 100 times in a new message without getting further");
  }

  @Test
  void aTaskThatGetsFurtherContinuesWithoutLimit() {
    var further = Position.START.next("page 2");

    consume(queues, List.of(continued(100)), (_, _, _) -> stopped(further, 0));

    assertThat(queues.requeued()).containsExactly(TASK.at(further));
    assertThat(queues.continued()).containsExactly(0);
    assertThat(queues.delays()).containsExactly(Duration.ZERO);
  }

  @Test
  void aTaskThatReturnsToTheStartCountsAsOneThatGotNoFurther() {
    var task = TASK.at(Position.START.next("page 2"));
    var message = message("m-1", TaskMessage.body(task), Map.of("Continued", "7"));

    consume(queues, List.of(message), (_, _, _) -> stopped(task.position().again(), 0));

    assertThat(queues.continued()).containsExactly(8);
    assertThat(queues.delays()).containsExactly(LAG);
  }

  @Test
  void aTaskThatReturnsToResourcesThatItWroteWaitsForTheLag() {
    consume(queues, ONE, (_, _, _) -> report(1, 2));

    assertThat(queues.delays()).containsExactly(LAG);
  }

  @Test
  void acknowledgesASupersededTask() {
    assertThat(consume(queues, ONE, failing(superseded()))).isEmpty();
    assertThat(queues.requeued()).isEmpty();
    assertThat(queues.deadLettered()).isEmpty();
  }

  @Test
  void runsTheNewerTaskAgainIfItsTagsMayHaveBeenOverwritten() {
    consume(queues, ONE, failing(superseded().afterWrites()));
    assertThat(queues.requeued()).containsExactly(newer());

    var redelivered =
        new QueueMessage(
            "m-1", TaskMessage.body(TASK), Map.of("ApproximateReceiveCount", "2"), Map.of());
    consume(queues, List.of(redelivered), failing(superseded()));
    assertThat(queues.requeued()).containsExactly(newer(), newer());
    assertThat(queues.delays()).containsExactly(LAG, LAG);
  }

  private static TaggingTask newer() {
    return TaggingTask.of(
        TASK.level(),
        TASK.account(),
        TASK.region(),
        TASK.keys(),
        Map.of("a", "2"),
        TASK.run().plusSeconds(1));
  }

  private static SupersededException superseded() {
    var runs = new InMemoryNewestRuns();
    var _ = runs.record(newer(), Contexts.far());
    try {
      new RunFence(runs, UndoneRuns.none()).enter(TASK, Contexts.far());
    } catch (SupersededException superseded) {
      return superseded;
    }
    throw new AssertionError("the newer run supersedes the task");
  }

  private static TaskReport stopped(Position position, int done) {
    var tally = Tallies.of(done, 0);
    return new TagReport(
        done, 0, 0, Continuation.of(position, /* complete= */ false, tally, LAG), tally);
  }

  @Test
  void aTaskThatDidNotStartKeepsItsCountOfContinuations() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(consume(queues, List.of(continued(100), continued(7)), this::done)).isEmpty();

    assertThat(queues.continued()).containsExactly(100, 7);
    assertThat(queues.deadLettered()).isEmpty();
    assertThat(processed).isEmpty();
  }

  private static QueueMessage continued(int times) {
    return message("m-1", TaskMessage.body(TASK), Map.of("Continued", Integer.toString(times)));
  }

  @Test
  void retriesATaskForWhichNoTimeIsLeftIfNoQueueIsConfigured() {
    var messages = List.of(message("m-1", TASK), message("m-2", TASK));
    TaskProcessor<TaggingTask> slow =
        (task, place, end) -> {
          time.sleep(Duration.ofMinutes(11));
          return done(task, place, end);
        };

    assertThat(consume(notConfigured, messages, slow)).containsExactly("m-2");
    assertThat(processed).hasSize(1);
    assertThat(consume(notConfigured, ONE, (_, _, _) -> report(1, 2))).containsExactly("m-1");
  }

  @Test
  void deadLettersAMalformedMessageEvenIfNoTimeIsLeft() {
    time.sleep(Duration.ofMinutes(10));

    assertThat(consume(queues, List.of(message("m-1", "hello")), this::done)).isEmpty();
    assertThat(queues.deadLettered()).containsOnlyKeys("m-1");
  }

  @Test
  void retriesOnlyTheMessagesWhoseQueueDoesNotAnswer() {
    var messages =
        List.of(
            message("malformed", "hello"),
            message("denied", TASK),
            message("continued", TASK),
            message("done", TASK));

    assertThat(consume(new BrokenQueues(), messages, this::byMessageId))
        .containsExactly("malformed", "denied", "continued");
    assertThat(processed).hasSize(3);
  }

  @Test
  void countsTheResourcesOfEachTaskByItsLevel() {
    time.sleep(Duration.ofSeconds(90));
    consume(queues, ONE, (_, _, _) -> report(3, 2));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains(
            "\"Namespace\":\"GroundcrewTagging\"",
            "\"Dimensions\":[[\"Level\"]]",
            "\"Level\":\"" + TASK.level() + "\"",
            "\"ResourcesTagged\":3",
            "\"ResourcesDeferred\":2",
            "\"ResourcesFailed\":0",
            "\"Account\":\"" + TASK.account() + "\"",
            "\"Region\":\"" + TASK.region() + "\"");
  }

  @Test
  void countsNothingOfATaskThatFails() {
    consume(queues, ONE, failing(cause));

    assertThat(lines).isEmpty();
  }

  @Test
  void usesItsOwnLevelForMessagesThatNameNone() {
    consume(queues, Events.messages(), this::done);

    assertThat(processed).extracting(Task::level).containsExactly("platform", "cloud-center");
    assertThat(processed).extracting(Task::account).containsExactly("222222222222", "333333333333");
    assertThat(queues.deadLettered()).containsOnlyKeys("c80e8021-a70a-42c7-a470-796e1186f753");
  }

  private List<String> consume(
      UnfinishedTasks unfinished,
      List<QueueMessage> messages,
      TaskProcessor<TaggingTask> processor) {
    return new ConsumeTasks<>(
            TaggingTask.class, processor, unfinished, "cloud-center", LAG, metrics)
        .consume(messages, deadline);
  }

  private TaskReport done(Task task, JournalPlace place, Deadline end) {
    processed.add(task);
    return report(1, 0);
  }

  private static TaskReport report(int done, int deferred) {
    var tally = Tallies.of(done, deferred);
    return new TagReport(
        done + deferred,
        0,
        0,
        Continuation.of(Position.START, /* complete= */ true, tally, LAG),
        tally);
  }

  private static TaskProcessor<TaggingTask> failing(RuntimeException failure) {
    return (_, _, _) -> {
      throw failure;
    };
  }

  private TaskReport byMessageId(Task task, JournalPlace place, Deadline end) {
    processed.add(task);
    return switch (place.name().replace("-1", "")) {
      case "throttled" -> report(0, 2);
      case "continued" -> report(1, 2);
      case "broken" -> throw new IllegalStateException("503");
      case "disabled" -> throw new RegionDisabledException("222222222222", "me-south-1", cause);
      case "denied" -> throw new AccountAccessException("no role", cause);
      default -> report(1, 0);
    };
  }

  private record BrokenQueues() implements UnfinishedTasks {
    @Override
    public boolean requeue(Task task, int continued, Duration delay, Deadline end) {
      throw new IllegalStateException("no answer");
    }

    @Override
    public boolean deadLetter(QueueMessage message, String reason, Deadline end) {
      throw new IllegalStateException("no answer");
    }
  }
}
