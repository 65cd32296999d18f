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
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagResourcesTest {
  private final TaggingBench bench = new TaggingBench();

  @Test
  void writesAllTagsOfTheLevelOnWhatDiffersAndNothingElse() {
    bench
        .resources
        .add("wrong", Map.of("environment", "prod", "cost_centre", "1", "own", "x"))
        .add("bare", Map.of())
        .add("right", TaggingBench.TAGS)
        .add("arn:aws-cn:cloudformation:cn-north-1:222222222222:stack/a/1", Map.of());

    var report = bench.tag();

    assertThat(report.tally().done()).isEqualTo(2);
    assertThat(report.upToDate()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(1);
    assertThat(report.unfinished()).isFalse();
    assertThat(bench.resources.calls()).hasSize(1);
    assertThat(bench.resources.tags("wrong"))
        .isEqualTo(Map.of("environment", "prod", "cost_centre", "42", "own", "x"));
  }

  @Test
  void writesTwentyTogetherWhateverEachOfThemLacks() {
    bench.add(30, Map.of("environment", "test"));
    bench.add(15, Map.of("cost_centre", "42"));

    assertThat(bench.tag().tally().done()).isEqualTo(45);
    assertThat(bench.resources.calls()).hasSize(3).allMatch(call -> call.size() <= 20);
  }

  @Test
  void writesNothingTheSecondTime() {
    bench.add(45, Map.of());
    bench.tag();
    bench.tag();

    assertThat(bench.resources.calls()).hasSize(3);
    assertThat(bench.parameters.writes()).isEqualTo(1);
    assertThat(bench.journal.names()).hasSize(1);
  }

  @Test
  void triesAgainOnlyWhatMayPassAndReportsTheRestWithItsReason() {
    bench.add(45, Map.of());
    bench
        .resources
        .fail("r-07", "ThrottlingException", Kind.THROTTLED)
        .fail("r-21", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r-21", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r-30", "AccessDenied", Kind.FINAL);

    var report = bench.tag();

    assertThat(report.tally().done()).isEqualTo(44);
    assertThat(report.tally().failed())
        .containsExactly(new FailedResource("r-30", "AccessDenied", "because"));
    assertThat(report.unfinished()).isFalse();
    assertThat(bench.resources.calls().subList(3, 5).stream().mapToInt(call -> call.size()).sum())
        .isEqualTo(3);
    assertThat(bench.time.slept()).isPositive();
  }

  @Test
  void leavesTheRestForLaterWhenTimeIsUp() {
    bench.add(25, Map.of());

    var report = bench.tag(TaggingBench.TASK, new Deadline(bench.time, Instant.EPOCH));

    assertThat(report.complete()).isFalse();
    assertThat(report.unfinished()).isTrue();
    assertThat(bench.resources.calls()).isEmpty();
  }

  @Test
  void writesOnlyWhatIsDeferredWhenTheTaskIsRedelivered() {
    bench.add(50, Map.of());
    // The first attempt's time ends after its first call.
    bench.resources.beforeEachCall(() -> bench.time.sleep(TaggingBench.LONG));
    var broken = bench.tag();
    assertThat(broken.tally().deferred()).isEqualTo(30);
    bench.resources.beforeEachCall(() -> {});

    var again = bench.tag();

    assertThat(again.tally().done()).isEqualTo(30);
    assertThat(again.unfinished()).isFalse();
    assertThat(bench.resources.calls()).hasSize(3);
  }

  @Test
  void announcesEveryChangeBeforeItsCallAndItsResultAfterIt() {
    bench.resources.add("a", Map.of("cost_centre", "1")).add("b", Map.of());
    bench.resources.fail("b", "AccessDenied", Kind.FINAL);
    bench.resources.beforeEachCall(() -> assertThat(bench.journal.intents()).hasSize(2));

    bench.tag();

    assertThat(bench.journal.intents())
        .extracting(line -> line.change().arn(), JournalLine::outcome)
        .containsExactly(tuple("a", PLANNED), tuple("b", PLANNED));
    assertThat(bench.journal.intents().getFirst().json())
        .isEqualTo(
            "{\"arn\":\"a\",\"before\":{\"cost_centre\":\"1\",\"environment\":null},"
                + "\"after\":{\"cost_centre\":\"42\",\"environment\":\"prod\"},\"outcome\":\"planned\"}");
    assertThat(bench.journal.results())
        .extracting(line -> line.change().arn(), JournalLine::outcome)
        .containsExactly(tuple("a", TAGGED), tuple("b", FAILED));
  }

  @Test
  void listsAllResourcesOnceHoweverManyKeysTheLevelHas() {
    bench.add(25, Map.of());
    var before = bench.resources.listings();

    bench.tag();

    assertThat(TaggingBench.TASK.tags()).hasSizeGreaterThan(1);
    assertThat(bench.resources.listings()).isEqualTo(before + 1);
  }

  @Test
  void plansWithoutChangingAnything() {
    bench.add(25, Map.of());
    bench.apply = false;

    var report = bench.tag();

    assertThat(report.tally().planned()).isEqualTo(25);
    assertThat(report.tally().done()).isZero();
    assertThat(bench.resources.calls()).isEmpty();
    assertThat(bench.parameters.writes()).isZero();
    assertThat(bench.journal.intents()).hasSize(25).allMatch(l -> l.outcome() == PLANNED);
    assertThat(bench.journal.results()).isEmpty();
  }

  @Test
  void journalsWhatItMustNotTouchWithTheReason() {
    var full = new TreeMap<String, String>();
    IntStream.range(0, 49).forEach(i -> full.put("k" + i, "v"));
    full.put("aws:createdBy", "somebody");
    bench.resources.add("full", full);
    bench.resources.add("arn:aws:cloudformation:eu-west-1:1:stackset/a:1", Map.of());

    var report = bench.tag();

    assertThat(report.skipped()).isEqualTo(2);
    assertThat(bench.resources.calls()).isEmpty();
    assertThat(bench.journal.intents())
        .extracting(JournalLine::outcome, line -> line.reason().orElse(""))
        .containsExactly(
            tuple(SKIPPED, "it would have 51 tags, and AWS allows 50"),
            tuple(SKIPPED, "CloudFormation would update the stack for its new tags"));
  }

  @Test
  void tagsAResourceThatHasExactlyFiftyTagsAfterwards() {
    var many = new TreeMap<String, String>();
    IntStream.range(0, 48).forEach(i -> many.put("k" + i, "v"));
    bench.resources.add("many", many);

    assertThat(bench.tag().tally().done()).isEqualTo(1);
  }

  @Test
  void warnsOfAKeyThatIsThereInAnotherCase() {
    bench
        .resources
        .add("right", with("Environment", "prod"))
        .add("wrong", Map.of("COST_centre", ""));

    bench.tag();

    assertThat(bench.journal.intents())
        .extracting(JournalLine::outcome, line -> line.reason().orElse(""))
        .containsExactly(
            tuple(
                Outcome.UNCHANGED,
                "has Environment beside environment: AWS treats these as different keys"),
            tuple(
                PLANNED, "has COST_centre beside cost_centre: AWS treats these as different keys"));
  }

  @Test
  void tagsWhatNeverHadATagWhereSomebodyKnowsIt() {
    bench.resources.add("listed", Map.of());
    bench.untagged.add(TaggingBench.TARGET, "listed").add(TaggingBench.TARGET, "never");

    assertThat(bench.tag().tally().done()).isEqualTo(2);
    assertThat(bench.resources.tags("never")).isEqualTo(TaggingBench.TAGS);
  }

  @Test
  void saysOnceThatNobodyKnowsWhatNeverHadATagAndGoesOn() {
    bench.add(3, Map.of());
    bench.untagged.noIndex();

    assertThat(bench.tag().tally().done()).isEqualTo(3);
    assertThat(bench.journal.intents())
        .filteredOn(line -> line.outcome() == SKIPPED)
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).contains("there is no index"));
  }

  @Test
  void failsPermanentlyForALevelWithoutAPlaceInTheOrder() {
    assertThatThrownBy(() -> bench.tag(TaggingBench.task("nobody", TaggingBench.TAGS)))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("level 'nobody': expected one of LEVEL_ORDER");
  }

  private static Map<String, String> with(String key, String value) {
    var tags = new TreeMap<>(TaggingBench.TAGS);
    tags.put(key, value);
    return tags;
  }

  @Test
  void looksAtNoResourceOfAnAccountThatHasNoTags() {
    bench.add(5, Map.of());

    TaggingTask task = TaggingBench.task("cloud-center", Map.of());

    assertThat(bench.tag(task).resources()).isZero();
    assertThat(bench.parameters.reads()).isEqualTo(1);
  }
}
