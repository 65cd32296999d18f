package groundcrew.tagging.tag;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.WriteTally.FailedResource;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.queue.Continuation;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagResourcesTest {
  private final TaggingFixture fixture = new TaggingFixture();

  @Test
  void writesAllTagsOfTheLevelOnResourcesThatDifferAndNoOthers() {
    fixture
        .resources
        .add("outdated", Map.of("environment", "prod", "cost_centre", "1", "own", "x"))
        .add("untagged", Map.of())
        .add("current", TaggingFixture.TAGS)
        .add("arn:aws-cn:cloudformation:cn-north-1:222222222222:stack/a/1", Map.of());

    var report = fixture.tag();

    assertThat(report.tally().done()).isEqualTo(2);
    assertThat(report.upToDate()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(1);
    assertThat(report.continuation()).isEmpty();
    assertThat(fixture.resources.calls()).hasSize(1);
    assertThat(fixture.resources.tags("outdated"))
        .isEqualTo(Map.of("environment", "prod", "cost_centre", "42", "own", "x"));
  }

  @Test
  void writesTwentyResourcesInACallWhicheverTagsTheyLack() {
    fixture.add(30, Map.of("environment", "test"));
    fixture.add(15, Map.of("cost_centre", "42"));

    assertThat(fixture.tag().tally().done()).isEqualTo(45);
    assertThat(fixture.resources.calls()).hasSize(3).allMatch(call -> call.size() <= 20);
  }

  @Test
  void writesNothingInASecondRun() {
    fixture.add(45, Map.of());
    fixture.tag();
    fixture.tag();

    assertThat(fixture.resources.calls()).hasSize(3);
    assertThat(fixture.parameters.writes()).isEqualTo(1);
    assertThat(fixture.journal.names()).hasSize(1);
  }

  @Test
  void retriesOnlyTemporaryFailuresAndReportsTheOthersWithTheirReason() {
    fixture.add(45, Map.of());
    fixture
        .resources
        .fail("r-07", "ThrottlingException", Kind.THROTTLED)
        .fail("r-21", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r-21", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r-30", "AccessDenied", Kind.FINAL);

    var report = fixture.tag();

    assertThat(report.tally().done()).isEqualTo(44);
    assertThat(report.tally().failed())
        .containsExactly(new FailedResource("r-30", "AccessDenied", "because"));
    assertThat(report.continuation()).isEmpty();
    assertThat(fixture.resources.calls().subList(3, 5).stream().mapToInt(call -> call.size()).sum())
        .isEqualTo(3);
    assertThat(fixture.time.slept()).isPositive();
  }

  @Test
  void isUnfinishedIfNoTimeIsLeft() {
    fixture.add(25, Map.of());

    var report = fixture.tag(TaggingFixture.TASK, new Deadline(fixture.time, Instant.EPOCH));

    assertThat(report.continuation()).contains(new Continuation(Position.START, Duration.ZERO));
    assertThat(fixture.resources.calls()).isEmpty();
  }

  @Test
  void writesOnlyDeferredResourcesWhenTheTaskIsRedelivered() {
    fixture.add(50, Map.of());
    // The first call uses up the time.
    fixture.resources.beforeEachCall(() -> fixture.time.sleep(TaggingFixture.TIME_LIMIT));
    var first = fixture.tag();
    assertThat(first.tally().deferred()).isEqualTo(30);
    assertThat(first.continuation()).contains(new Continuation(Position.START, TaggingFixture.LAG));
    fixture.resources.beforeEachCall(() -> {});

    var second = fixture.tag();

    assertThat(second.tally().done()).isEqualTo(30);
    assertThat(second.continuation()).isEmpty();
    assertThat(fixture.resources.calls()).hasSize(3);
  }

  @Test
  void journalsTheIntentBeforeEachCallAndTheResultAfterIt() {
    fixture.resources.add("a", Map.of("cost_centre", "1")).add("b", Map.of());
    fixture.resources.fail("b", "AccessDenied", Kind.FINAL);
    fixture.resources.beforeEachCall(() -> assertThat(fixture.journal.intents()).hasSize(2));

    fixture.tag();

    assertThat(fixture.journal.intents())
        .extracting(line -> line.change().arn(), JournalLine::outcome)
        .containsExactly(tuple("a", PLANNED), tuple("b", PLANNED));
    assertThat(fixture.journal.intents().getFirst().json())
        .isEqualTo(
            "{\"arn\":\"a\",\"before\":{\"cost_centre\":\"1\",\"environment\":null},"
                + "\"after\":{\"cost_centre\":\"42\",\"environment\":\"prod\"},\"outcome\":\"planned\"}");
    assertThat(fixture.journal.results())
        .extracting(line -> line.change().arn(), JournalLine::outcome)
        .containsExactly(tuple("a", TAGGED), tuple("b", FAILED));
  }

  @Test
  void listsAllResourcesOnceForAnyNumberOfKeys() {
    fixture.add(25, Map.of());
    var before = fixture.resources.listings();

    fixture.tag();

    assertThat(TaggingFixture.TASK.tags()).hasSizeGreaterThan(1);
    assertThat(fixture.resources.listings()).isEqualTo(before + 1);
  }

  @Test
  void plansWithoutChangingAnything() {
    fixture.add(25, Map.of());
    fixture.apply = false;

    var report = fixture.tag();

    assertThat(report.tally().planned()).isEqualTo(25);
    assertThat(report.tally().done()).isZero();
    assertThat(fixture.resources.calls()).isEmpty();
    assertThat(fixture.parameters.writes()).isZero();
    assertThat(fixture.journal.intents()).hasSize(25).allMatch(l -> l.outcome() == PLANNED);
    assertThat(fixture.journal.results()).isEmpty();
  }

  @Test
  void journalsProtectedResourcesWithTheReason() {
    var full = new TreeMap<String, String>();
    IntStream.range(0, 49).forEach(i -> full.put("k" + i, "v"));
    full.put("aws:createdBy", "someone");
    fixture.resources.add("full", full);
    fixture.resources.add("arn:aws:cloudformation:eu-west-1:1:stackset/a:1", Map.of());

    var report = fixture.tag();

    assertThat(report.skipped()).isEqualTo(2);
    assertThat(fixture.resources.calls()).isEmpty();
    assertThat(fixture.journal.intents())
        .extracting(JournalLine::outcome, line -> line.reason().orElse(""))
        .containsExactly(
            tuple(SKIPPED, "it would have 51 tags, and AWS allows 50"),
            tuple(SKIPPED, "CloudFormation would update the stack for its new tags"));
  }

  @Test
  void tagsAResourceThatHasExactlyFiftyTagsAfterwards() {
    var many = new TreeMap<String, String>();
    IntStream.range(0, 48).forEach(i -> many.put("k" + i, "v"));
    fixture.resources.add("many", many);

    assertThat(fixture.tag().tally().done()).isEqualTo(1);
  }

  @Test
  void reportsAKeyThatTheResourceHasInAnotherCase() {
    fixture
        .resources
        .add("current", with("Environment", "prod"))
        .add("outdated", Map.of("COST_centre", ""));

    fixture.tag();

    assertThat(fixture.journal.intents())
        .extracting(JournalLine::outcome, line -> line.reason().orElse(""))
        .containsExactly(
            tuple(
                Outcome.UNCHANGED,
                "Environment differs from environment only by case: AWS treats these as different keys"),
            tuple(
                PLANNED,
                "COST_centre differs from cost_centre only by case: AWS treats these as different keys"));
  }

  @Test
  void tagsResourcesThatNeverHadATag() {
    fixture.resources.add("listed", Map.of());
    fixture.untagged.add(TaggingFixture.CONTEXT, "listed").add(TaggingFixture.CONTEXT, "never");

    assertThat(fixture.tag().tally().done()).isEqualTo(2);
    assertThat(fixture.resources.tags("never")).isEqualTo(TaggingFixture.TAGS);
  }

  @Test
  void journalsAMissingIndexOnceAndContinues() {
    fixture.add(3, Map.of());
    fixture.untagged.noIndex();

    assertThat(fixture.tag().tally().done()).isEqualTo(3);
    assertThat(fixture.journal.intents())
        .filteredOn(line -> line.outcome() == SKIPPED)
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).contains("there is no index"));
  }

  @Test
  void writesWhatItFoundBeforeTheDeadlineEndedTheListing() {
    fixture.add(3, Map.of());
    fixture.untagged.late();

    var report = fixture.tag();

    assertThat(report.continuation())
        .contains(new Continuation(Position.START.next("untagged:"), Duration.ZERO));
    assertThat(report.tally().done()).isEqualTo(3);
  }

  @Test
  void failsPermanentlyForALevelThatIsNotInTheOrder() {
    assertThatThrownBy(() -> fixture.tag(TaggingFixture.task("unknown", TaggingFixture.TAGS)))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("level 'unknown': expected one of LEVEL_ORDER");
  }

  @Test
  void readsNoResourceIfTheAccountHasNoTags() {
    fixture.add(5, Map.of());

    var task = TaggingFixture.task("cloud-center", Map.of());

    assertThat(fixture.tag(task).resources()).isZero();
    assertThat(fixture.parameters.reads()).isEqualTo(1);
  }

  private static Map<String, String> with(String key, String value) {
    var tags = new TreeMap<>(TaggingFixture.TAGS);
    tags.put(key, value);
    return tags;
  }
}
