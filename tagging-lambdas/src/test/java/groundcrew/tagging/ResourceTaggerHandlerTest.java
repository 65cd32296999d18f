package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import groundcrew.common.FakeContext;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.NewestRuns;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.levels.InMemoryLevelParameters;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.member.AccountAccessException;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.queue.InMemoryUnfinishedTasks;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.VerifyWrites;
import groundcrew.tagging.resources.WriteTags;
import groundcrew.tagging.tag.FindResources;
import groundcrew.tagging.tag.KeyCaseConflict;
import groundcrew.tagging.tag.TagResources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTaggerHandlerTest {
  private static final TaskContext ELSEWHERE = Contexts.of("333333333333", "eu-central-1");
  private static final Duration LAG = Duration.ofMinutes(1);
  private static final String FIRST = "059f36b4-87a3-44ab-83d2-661975830a7d";
  private static final String SECOND = "2e1424d4-f796-459a-8184-9c92662be6da";
  private static final String THIRD = "c80e8021-a70a-42c7-a470-796e1186f753";

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources =
      new InMemoryResourceTags().add("r", Map.of()).add(ELSEWHERE, "s", Map.of());
  private final InMemoryLevelParameters parameters = new InMemoryLevelParameters();
  private final InMemoryJournal journal = new InMemoryJournal();
  private InMemoryUnfinishedTasks unfinished = new InMemoryUnfinishedTasks(true);

  @Test
  void processesEveryTaskAndDeadLettersOnlyTheMalformedMessage() {
    assertThat(invoke(60_000)).isEqualTo(failures());
    assertThat(unfinished.deadLettered()).containsOnlyKeys(THIRD);
    assertThat(parameters.value(Contexts.of("222222222222", "eu-west-1"), "platform")).isPresent();
    assertThat(parameters.value(Contexts.of("333333333333", "eu-central-1"), "cloud-center"))
        .isPresent();
    assertThat(resources.tags("r")).isEqualTo(Map.of("cost_centre", "42"));
    assertThat(resources.tags(ELSEWHERE, "s")).isEqualTo(Map.of("cost_centre", "43", "owner", ""));
  }

  @Test
  void retriesTheMalformedMessageIfNoDeadLetterQueueIsConfigured() {
    unfinished = new InMemoryUnfinishedTasks(false);

    assertThat(invoke(60_000)).isEqualTo(failures(THIRD));
  }

  @Test
  void retriesATaskWhoseResourcesAreThrottled() {
    resources
        .fail("r", "ThrottlingException", Kind.THROTTLED)
        .fail("r", "ThrottlingException", Kind.THROTTLED);

    assertThat(invoke(60_000)).isEqualTo(failures(FIRST));
  }

  @Test
  void acknowledgesATaskWhoseResourcesFailPermanently() {
    resources.fail("r", "AccessDenied", Kind.FINAL);

    assertThat(invoke(60_000)).isEqualTo(failures());
  }

  @Test
  void requeuesTasksForWhichNoTimeIsLeft() {
    assertThat(invoke(0)).isEqualTo(failures());
    assertThat(unfinished.requeued())
        .extracting(task -> task.account())
        .containsExactly("222222222222", "333333333333");
    assertThat(resources.calls()).isEmpty();
  }

  @Test
  void retriesTasksForWhichNoTimeIsLeftIfNoQueueIsConfigured() {
    unfinished = new InMemoryUnfinishedTasks(false);

    assertThat(invoke(0)).isEqualTo(failures(FIRST, SECOND, THIRD));
  }

  @Test
  void namesTheJournalByRunAccountRegionLevelMessageAndReceive() {
    invoke(60_000);

    assertThat(journal.names())
        .containsExactly(
            "journal/2026-01-31T02:00:00Z/222222222222/eu-west-1/platform/" + FIRST + "-1-1",
            "journal/2026-01-31T02:00:02Z/333333333333/eu-central-1/cloud-center/"
                + SECOND
                + "-2-1");
  }

  /// Uses the same number of concurrent parts as production. The failure occurs in one part, and
  /// awaiting the part throws it once; the dead-letter queue must get the reason that AWS stated.
  @Test
  void deadLettersADeniedTaskWithWhatAwsStated() {
    resources.beforeEachCall(() -> {
      throw new AccountAccessException(
          "account 222222222222, region eu-west-1: not authorized to perform: tag:TagResources",
          new IllegalStateException("AccessDeniedException"));
    });

    assertThat(invoke(60_000)).isEqualTo(failures());
    assertThat(unfinished.deadLettered().get(FIRST))
        .isEqualTo(
            "account 222222222222, region eu-west-1: not authorized to perform: tag:TagResources");
  }

  @Test
  void retriesATaskThatFailsUnexpectedly() {
    resources.beforeEachCall(() -> {
      throw new IllegalArgumentException("a programming error");
    });

    assertThat(invoke(60_000)).isEqualTo(failures(FIRST, SECOND));
    assertThat(unfinished.deadLettered()).containsOnlyKeys(THIRD);
  }

  @Test
  void deadLettersAnUndoTask() {
    var undo =
        new UndoTask(
            "platform", "222222222222", "eu-west-1", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    var message = new SQSEvent.SQSMessage();
    message.setMessageId("m");
    message.setBody(TaskMessage.body(undo));
    message.setAttributes(Map.of());
    message.setMessageAttributes(Map.of());
    var event = new SQSEvent();
    event.setRecords(List.of(message));

    assertThat(handler().handleRequest(event, new FakeContext("r-1", 60_000)))
        .isEqualTo(failures());
    assertThat(unfinished.deadLettered().get("m"))
        .contains("expected a tagging task in this queue");
  }

  private SQSBatchResponse invoke(int remainingMillis) {
    return handler().handleRequest(Events.batch(), new FakeContext("r-1", remainingMillis));
  }

  private ResourceTaggerHandler handler() {
    var retries = Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time);
    var writeTags = new WriteTags(resources, (_, _, end) -> !end.passed(), retries, 1);
    var tagResources =
        new TagResources(
            new FindResources(resources, UntaggedResources.none(), false),
            parameters,
            new JournalledWrites(
                journal,
                writeTags,
                new VerifyWrites(resources, LAG, time),
                new JournalledWrites.Settings(true, 5, 2)),
            new RunFence(NewestRuns.none(), UndoneRuns.none()),
            new TagResources.Settings(
                new LevelOrder(List.of("cloud-center", "platform")),
                true,
                false,
                KeyCaseConflict.SKIP,
                LAG));
    return new ResourceTaggerHandler(
        new ConsumeTasks<>(
            TaggingTask.class, tagResources, unfinished, "cloud-center", LAG, (_, _) -> {}),
        time);
  }

  private static SQSBatchResponse failures(String... messages) {
    return ResourceTaggerHandler.batchResponse(List.of(messages));
  }
}
