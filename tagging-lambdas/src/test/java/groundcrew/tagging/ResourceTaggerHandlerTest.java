package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import groundcrew.common.FakeContext;
import groundcrew.common.Json;
import groundcrew.common.LambdaEvents;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.InMemoryLevelParameters;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.queue.InMemoryUnfinishedTasks;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.Pace;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.WriteTags;
import groundcrew.tagging.tag.FindResources;
import groundcrew.tagging.tag.TagResources;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTaggerHandlerTest {
  private static final String FIRST = "059f36b4-87a3-44ab-83d2-661975830a7d";
  private static final String SECOND = "2e1424d4-f796-459a-8184-9c92662be6da";
  private static final String THIRD = "c80e8021-a70a-42c7-a470-796e1186f753";

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources = new InMemoryResourceTags().add("r", Map.of());
  private final InMemoryLevelParameters parameters = new InMemoryLevelParameters();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<String> wired = new ArrayList<>();
  private InMemoryUnfinishedTasks unfinished = new InMemoryUnfinishedTasks(true);

  @Test
  void doesEveryRecordAndBuriesTheBadOneAlone() {
    assertThat(invoke(60_000)).isEqualTo(failures());
    assertThat(unfinished.deadLettered()).containsOnlyKeys(THIRD);
    assertThat(parameters.value(new TaskContext("222222222222", "eu-west-1", ""), "platform"))
        .isPresent();
    assertThat(
            parameters.value(new TaskContext("333333333333", "eu-central-1", ""), "cloud-center"))
        .isPresent();
    assertThat(resources.tags("r")).isEqualTo(Map.of("cost_centre", "43", "owner", ""));
  }

  @Test
  void answersForTheBadOneWhereThereIsNoDeadLetterQueue() {
    unfinished = new InMemoryUnfinishedTasks(false);

    assertThat(invoke(60_000)).isEqualTo(failures(THIRD));
  }

  @Test
  void answersARecordWhoseResourcesMayPassLater() {
    resources
        .refuse("r", "ThrottlingException", Kind.THROTTLED)
        .refuse("r", "ThrottlingException", Kind.THROTTLED);

    assertThat(invoke(60_000)).isEqualTo(failures(FIRST));
  }

  @Test
  void acknowledgesARecordWhoseResourcesRefuseForGood() {
    resources.refuse("r", "AccessDenied", Kind.FINAL);

    assertThat(invoke(60_000)).isEqualTo(failures());
  }

  @Test
  void sendsWhatItHasNoTimeForAsNewMessages() {
    assertThat(invoke(0)).isEqualTo(failures());
    assertThat(unfinished.requeued())
        .extracting(task -> task.account())
        .containsExactly("222222222222", "333333333333");
    assertThat(resources.calls()).isEmpty();
  }

  @Test
  void answersWhatItHasNoTimeForWhereThereIsNoQueueToSendItTo() {
    unfinished = new InMemoryUnfinishedTasks(false);

    assertThat(invoke(0)).isEqualTo(failures(FIRST, SECOND, THIRD));
  }

  @Test
  void keepsTheJournalByRunAccountRegionLevelMessageAndReceive() {
    invoke(60_000);

    assertThat(journal.names())
        .containsExactly(
            "journal/2026-01-31T02:00:00Z/222222222222/eu-west-1/platform/" + FIRST + "-1-1",
            "journal/2026-01-31T02:00:02Z/333333333333/eu-central-1/cloud-center/"
                + SECOND
                + "-2-1");
  }

  @Test
  void refusesAnOrderToUndo() {
    var undo =
        new UndoTask(
            "platform", "222222222222", "eu-west-1", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    var event = Json.object();
    event.putArray("Records").addObject().put("messageId", "m").put("body", TaskMessage.body(undo));

    assertThat(LambdaEvents.invoke(handler(), Json.write(event), new FakeContext("r-1", 60_000)))
        .isEqualTo(failures());
    assertThat(unfinished.deadLettered().get("m")).contains("expected in the queue of the undoer");
  }

  @Test
  void isWiredOnceForAllEvents() {
    var handler = handler();
    LambdaEvents.invoke(handler, Events.tasks(), new FakeContext("r-1", 60_000));
    LambdaEvents.invoke(handler, Events.tasks(), new FakeContext("r-2", 60_000));

    assertThat(wired).containsExactly("arn:aws:lambda:eu-west-1:111111111111:function:tagger");
  }

  @Test
  void answersAsTheEventLibraryDoes() throws IOException {
    unfinished = new InMemoryUnfinishedTasks(false);
    var oracle = new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure(THIRD)));

    assertThat(Json.read(invoke(60_000)))
        .isEqualTo(Json.read(JsonMapper.builder().build().writeValueAsString(oracle)));
  }

  private String invoke(int remainingMillis) {
    return LambdaEvents.invoke(handler(), Events.tasks(), new FakeContext("r-1", remainingMillis));
  }

  private ResourceTaggerHandler handler() {
    var retries = Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time);
    var tagResources =
        new TagResources(
            new FindResources(resources, UntaggedResources.none(), false),
            parameters,
            new JournalledWrites(
                journal, new WriteTags(resources, Pace.unlimited(), retries, 1), true, 1),
            new TagResources.Settings(
                new LevelOrder(List.of("cloud-center", "platform")), true, false));
    return new ResourceTaggerHandler(
        new ConsumeTasks(unfinished, "cloud-center"),
        arn -> {
          wired.add(arn);
          return tagResources;
        },
        time);
  }

  private static String failures(String... messages) {
    return BatchAnswer.json(List.of(messages));
  }
}
