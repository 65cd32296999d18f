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
import groundcrew.tagging.journal.NewestRuns;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.queue.InMemoryUnfinishedTasks;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import groundcrew.tagging.resources.VerifyWrites;
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
  private static final Duration LAG = Duration.ofMinutes(1);
  private static final TaggingTask TAGGING_TASK = taggingTask("222222222222", "eu-west-1");
  private static final UndoTask UNDO_TASK =
      new UndoTask("platform", "222222222222", "eu-west-1", RUN, NOW);

  private final VirtualTime time = new VirtualTime(NOW.plusMillis(678));
  private final InMemoryJournal journal = new InMemoryJournal();
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();
  private final InMemoryResourceTags resources = new InMemoryResourceTags();
  private final InMemoryUnfinishedTasks unfinished = new InMemoryUnfinishedTasks(true);
  private final UndoHandler handler =
      new UndoHandler(
          new EnqueueUndoTasks(
              journal, UndoneRuns.none(), tasks, new LevelOrder(List.of("platform"))),
          new ConsumeTasks<>(
              UndoTask.class, restoreTags(), unfinished, "platform", LAG, (_, _) -> {}),
          time);

  @Test
  void sendsATaskForEachAccountAndRegionAndReturnsTheRunOfTheUndo() {
    addTagged(TAGGING_TASK, 1);
    addTagged(taggingTask("222222222222", "us-east-1"), 1);
    addTagged(taggingTask("333333333333", "eu-west-1"), 1);

    assertThat(invoke("{\"run\":\"2026-01-31T02:00:00Z\",\"region\":\"eu-west-1\"}"))
        .isEqualTo(
            "{\"run\":\"2026-02-01T09:00:00Z\",\"accounts\":2,\"messages\":2,\"skipped\":[],\"failed\":[]}");
    assertThat(tasks.sent())
        .containsExactlyInAnyOrder(
            UNDO_TASK, new UndoTask("platform", "333333333333", "eu-west-1", RUN, NOW));
  }

  @Test
  void sendsAllOtherTasksBeforeItFails() {
    addTagged(TAGGING_TASK, 1);
    addTagged(taggingTask("222222222222", "us-east-1"), 1);
    tasks.reject("us-east-1");

    assertThatThrownBy(() -> invoke("{\"run\":\"2026-01-31T02:00:00Z\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "{\"run\":\"2026-02-01T09:00:00Z\",\"accounts\":1,\"messages\":1,\"skipped\":[],\"failed\":"
                + "[{\"account\":\"222222222222\",\"reason\":\"us-east-1: InternalError: try again\"}]}");
    assertThat(tasks.sent()).containsExactly(UNDO_TASK);
  }

  @Test
  void failsForARunWithoutAJournal() {
    assertThatThrownBy(() -> invoke("{\"run\":\"2026-01-31T02:00:00Z\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run 2026-01-31T02:00:00Z has no journal");
  }

  @Test
  void restoresTheTagsOfAnUndoTask() {
    addTagged(TAGGING_TASK, 3);

    assertThat(invoke(event("m-1", UNDO_TASK))).isEqualTo(failures());
    assertThat(arns(3)).allMatch(arn -> resources.tags(arn).isEmpty());
    assertThat(journal.names())
        .contains("journal/2026-02-01T09:00:00Z/222222222222/eu-west-1/platform/m-1-4-1");
  }

  @Test
  void requeuesATaskThatRunsOutOfTime() {
    addTagged(TAGGING_TASK, 1100);
    resources.beforeEachCall(() -> time.sleep(Duration.ofSeconds(1)));

    assertThat(invoke(event("m-1", UNDO_TASK), 75_000)).isEqualTo(failures());
    assertThat(unfinished.requeued()).singleElement().isInstanceOf(UndoTask.class);
    // 50 seconds allow 50 calls with 20 resources each, and one more may be in flight.
    assertThat(countRestored(1100)).isBetween(1000L, 1020L);
  }

  /// Earlier messages of a batch may use up the time. The last one must not lose its receives.
  @Test
  void requeuesATaskThatRunsOutOfTimeAfterTheLastResourceWasRead() {
    addTagged(TAGGING_TASK, 100);
    resources.beforeEachCall(() -> time.sleep(Duration.ofSeconds(1)));

    assertThat(invoke(event("m-1", UNDO_TASK), 3_000)).isEqualTo(failures());
    assertThat(unfinished.requeued()).containsExactly(UNDO_TASK);
    assertThat(countRestored(100)).isEqualTo(40);
  }

  @Test
  void retriesATaskThatMadeNoProgress() {
    addTagged(TAGGING_TASK, 1);
    resources
        .fail("r-0", "ThrottlingException", Kind.THROTTLED)
        .fail("r-0", "ThrottlingException", Kind.THROTTLED);

    assertThat(invoke(event("m-1", UNDO_TASK))).isEqualTo(failures("m-1"));
    assertThat(invoke(event("m-1", UNDO_TASK))).isEqualTo(failures());
    assertThat(resources.tags("r-0")).isEmpty();
  }

  @Test
  void deadLettersATaggingTask() {
    assertThat(invoke(event("m-1", TAGGING_TASK))).isEqualTo(failures());
    assertThat(unfinished.deadLettered())
        .isEqualTo(
            Map.of("m-1", "the message holds a tagging task: expected an undo task in this queue"));
    assertThat(resources.calls()).isEmpty();
  }

  private String invoke(String event) {
    return invoke(event, 60_000);
  }

  private String invoke(String event, int remainingMillis) {
    return LambdaEvents.invoke(handler, event, new FakeContext("r-1", remainingMillis));
  }

  /// Adds resources that a task has tagged, and the journal of its run.
  private void addTagged(TaggingTask task, int count) {
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

  private static TaggingTask taggingTask(String account, String region) {
    return TaggingTask.of("platform", account, region, List.of("a"), Map.of("a", "1"), RUN);
  }

  private long countRestored(int count) {
    return arns(count).stream().filter(arn -> resources.tags(arn).isEmpty()).count();
  }

  private RestoreTags restoreTags() {
    var retries = Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time);
    return new RestoreTags(
        journal,
        resources,
        new RunFence(NewestRuns.none(), UndoneRuns.none()),
        new RestoreTags.Writes(writes(retries, true), writes(retries, false)),
        LAG);
  }

  private JournalledWrites writes(Retries retries, boolean apply) {
    return new JournalledWrites(
        journal,
        new WriteTags(resources, (_, _, end) -> !end.passed(), retries, 1),
        new VerifyWrites(resources, LAG, time),
        new JournalledWrites.Settings(apply, 5, 2));
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
