package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.common.Retries;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.accounts.InMemoryTaskQueue;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.queue.InMemoryUnfinishedTasks;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import groundcrew.tagging.resources.WriteTags;
import groundcrew.tagging.undo.EnqueueUndoTasks;
import groundcrew.tagging.undo.RestoreTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UndoHandlerTest {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");
  private static final TaggingTask TAG = tag("222222222222", "eu-west-1");
  private static final UndoTask UNDO =
      new UndoTask("platform", "222222222222", "eu-west-1", RUN, NOW);

  private final VirtualTime time = new VirtualTime(NOW.plusMillis(678));
  private final InMemoryJournal journal = new InMemoryJournal();
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();
  private final InMemoryResourceTags resources = new InMemoryResourceTags();
  private final InMemoryUnfinishedTasks unfinished = new InMemoryUnfinishedTasks(true);
  private final UndoHandler handler =
      new UndoHandler(
          new EnqueueUndoTasks(journal, tasks),
          new ConsumeTasks<>(UndoTask.class, restoreTags(), unfinished, "platform"),
          time);

  @Test
  void sendsOneTaskForEachAccountAndRegionAndAnswersWithItsRun() {
    tagged(TAG, 1);
    tagged(tag("222222222222", "us-east-1"), 1);
    tagged(tag("333333333333", "eu-west-1"), 1);

    assertThat(invoke("{\"run\":\"2026-01-31T02:00:00Z\",\"region\":\"eu-west-1\"}"))
        .isEqualTo(
            "{\"run\":\"2026-02-01T09:00:00Z\",\"accounts\":2,\"messages\":2,\"skipped\":[],\"failed\":[]}");
    assertThat(tasks.sent())
        .containsExactlyInAnyOrder(
            UNDO, new UndoTask("platform", "333333333333", "eu-west-1", RUN, NOW));
  }

  @Test
  void throwsItsAnswerAfterTheOthersWereSent() {
    tagged(TAG, 1);
    tagged(tag("222222222222", "us-east-1"), 1);
    tasks.refuse("us-east-1");

    assertThatThrownBy(() -> invoke("{\"run\":\"2026-01-31T02:00:00Z\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "{\"run\":\"2026-02-01T09:00:00Z\",\"accounts\":1,\"messages\":1,\"skipped\":[],\"failed\":"
                + "[{\"account\":\"222222222222\",\"reason\":\"us-east-1: InternalError: try again\"}]}");
    assertThat(tasks.sent()).containsExactly(UNDO);
  }

  @Test
  void failsForARunWithoutAJournal() {
    assertThatThrownBy(() -> invoke("{\"run\":\"2026-01-31T02:00:00Z\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run 2026-01-31T02:00:00Z has no journal");
  }

  @Test
  void restoresWhatAMessageOfItsQueueAsksFor() {
    tagged(TAG, 3);

    assertThat(invoke(event("m-1", UNDO))).isEqualTo(failures());
    assertThat(arns(3)).allMatch(arn -> resources.tags(arn).isEmpty());
    assertThat(journal.names())
        .contains("journal/2026-02-01T09:00:00Z/222222222222/eu-west-1/platform/m-1-4-1");
  }

  @Test
  void continuesInANewMessageWhereTimeIsUp() {
    tagged(TAG, 1100);
    resources.beforeEachCall(() -> time.sleep(Duration.ofSeconds(1)));

    assertThat(invoke(event("m-1", UNDO), 75_000)).isEqualTo(failures());
    assertThat(unfinished.requeued()).containsExactly(UNDO);
    // 50 seconds are 50 calls for 20 resources each, and one more may be under way.
    assertThat(restored(1100)).isBetween(1000L, 1020L);
  }

  /// Time that the earlier messages of a batch used up must not cost the last one its receives.
  @Test
  void continuesInANewMessageWhereTimeIsUpAfterTheLastResourceWasLookedAt() {
    tagged(TAG, 100);
    resources.beforeEachCall(() -> time.sleep(Duration.ofSeconds(1)));

    assertThat(invoke(event("m-1", UNDO), 3_000)).isEqualTo(failures());
    assertThat(unfinished.requeued()).containsExactly(UNDO);
    assertThat(restored(100)).isEqualTo(40);
  }

  @Test
  void retriesAMessageThatMadeNoProgress() {
    tagged(TAG, 1);
    resources
        .fail("r-0", "ThrottlingException", Kind.THROTTLED)
        .fail("r-0", "ThrottlingException", Kind.THROTTLED);

    assertThat(invoke(event("m-1", UNDO))).isEqualTo(failures("m-1"));
    assertThat(invoke(event("m-1", UNDO))).isEqualTo(failures());
    assertThat(resources.tags("r-0")).isEmpty();
  }

  @Test
  void movesATaggingTaskToTheDeadLetterQueue() {
    assertThat(invoke(event("m-1", TAG))).isEqualTo(failures());
    assertThat(unfinished.deadLettered())
        .isEqualTo(
            Map.of("m-1", "the message holds a TaggingTask: expected a UndoTask in this queue"));
    assertThat(resources.calls()).isEmpty();
  }

  private String invoke(String event) {
    return invoke(event, 60_000);
  }

  private String invoke(String event, int remainingMillis) {
    return LambdaEvents.invoke(handler, event, new FakeContext("r-1", remainingMillis));
  }

  /// A run gave so many resources the tag.
  private void tagged(TaggingTask task, int count) {
    arns(count).forEach(arn -> resources.add(arn, task.tags()));
    journal.writeIntent(
        JournalPlace.of(task, "run", 1),
        1,
        arns(count).stream()
            .map(arn -> Change.of(arn, Map.of(), task.tags(), Map.of()))
            .map(change -> JournalLine.of(change, Outcome.PLANNED))
            .toList(),
        Contexts.far());
  }

  private static List<String> arns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "r-" + i).toList();
  }

  private static TaggingTask tag(String account, String region) {
    return TaggingTask.of("platform", account, region, List.of("a"), Map.of("a", "1"), RUN);
  }

  private long restored(int count) {
    return arns(count).stream().filter(arn -> resources.tags(arn).isEmpty()).count();
  }

  private RestoreTags restoreTags() {
    var retries = Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time);
    return new RestoreTags(
        journal,
        resources,
        new JournalledWrites(
            journal, new WriteTags(resources, (_, _, end) -> !end.passed(), retries, 1), true));
  }

  private static String event(String messageId, Task task) {
    return StrictJson.write(
        Map.of(
            "Records",
            List.of(
                Map.of(
                    "messageId", messageId,
                    "body", TaskMessage.body(task),
                    "attributes", Map.of("ApproximateReceiveCount", "4")))));
  }

  private static String failures(String... messages) {
    return StrictJson.write(ResourceTaggerHandler.batchResponse(List.of(messages)));
  }
}
