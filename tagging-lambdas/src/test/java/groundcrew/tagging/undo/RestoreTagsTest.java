package groundcrew.tagging.undo;

import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestoreTagsTest {
  private final UndoBench bench = new UndoBench();

  @Test
  void putsBackWhatTheRunChangedAndNothingElse() {
    bench.resources.add("r", Map.of("a", "1", "own", "x"));
    bench.tag("r", "a", "2");
    bench.tag("r", "a", "3");
    bench.tag("r", "b", "3");

    var report = bench.undo();

    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("a", "1", "own", "x"));
    assertThat(restored(report)).isEqualTo(List.of(1, 0, 0));
    assertThat(report.unfinished()).isFalse();
  }

  @Test
  void putsBackWhatAwsFailedAtAndDidAllTheSameBeforeItWasThrottled() {
    bench
        .resources
        .add("r", Map.of("a", "1"))
        .fail("r", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r", "ThrottledException", Kind.THROTTLED);
    bench.tag("r", "a", "2");
    bench.resources.add("r", Map.of("a", "2"));

    bench.undo();

    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void skipsAResourceThatSomebodyChangedSinceAndOneThatIsGone() {
    bench.tag(List.of("changed", "gone"), "a", "2");
    bench.resources.add("changed", Map.of("a", "9"));
    bench.resources.remove("gone");

    assertThat(restored(bench.undo())).isEqualTo(List.of(0, 0, 2));
    assertThat(bench.resources.tags("changed")).isEqualTo(Map.of("a", "9"));
    assertThat(bench.resources.tags("gone")).isEmpty();
    assertThat(bench.linesOfTheUndo())
        .containsExactly(
            JournalLine.of(Change.none("changed"), SKIPPED, "changed since: a"),
            JournalLine.of(Change.none("gone"), SKIPPED, "the resource does not exist"));
  }

  @Test
  void putsBackTheOtherKeysOfAResourceThatSomebodyChangedSince() {
    bench.tag("r", "a", "2");
    bench.tag("r", "b", "2");
    bench.resources.add("r", Map.of("a", "2", "b", "9"));

    assertThat(restored(bench.undo())).isEqualTo(List.of(1, 0, 0));
    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("b", "9"));
    assertThat(bench.linesOfTheUndo())
        .extracting(JournalLine::reason)
        .containsExactly(Optional.of("changed since: b"));
  }

  @Test
  void putsBackWhatMayHaveBeenDoneWhenTheRunBrokeOff() {
    arns(30).forEach(arn -> bench.resources.add(arn, Map.of()));
    breakOffAtCall(2);
    assertThatThrownBy(() -> bench.tag(arns(30), "a", "2")).hasMessage("killed");

    assertThat(restored(bench.undo())).isEqualTo(List.of(20, 10, 0));
    assertThat(arns(30)).allMatch(arn -> bench.resources.tags(arn).isEmpty());
  }

  @Test
  void putsBackTheHalfThatWasDoneOfAChangeThatFailed() {
    bench.resources.add("r", Map.of("old", "1"));
    var calls = new AtomicInteger();
    bench.resources.beforeEachCall(() -> {
      if (calls.incrementAndGet() == 2) {
        bench.resources.fail("r", "AccessDenied", Kind.FINAL);
      }
    });
    bench.replace("r", "old", "new", "1");
    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("old", "1", "new", "1"));

    bench.undo();

    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("old", "1"));
  }

  @Test
  void doesAnUndoingThatBrokeOffAgainWithoutHarm() {
    bench.tag(arns(30), "a", "2");
    breakOffAtCall(2);
    assertThatThrownBy(bench::undo).hasMessage("killed");

    assertThat(restored(bench.undo(2))).isEqualTo(List.of(10, 20, 0));
    assertThat(restored(bench.undo(3))).isEqualTo(List.of(0, 30, 0));
    assertThat(arns(30)).allMatch(arn -> bench.resources.tags(arn).isEmpty());
  }

  @Test
  void canBeUndoneItself() {
    bench.resources.add("r-0", Map.of("a", "1")).add("r-1", Map.of());
    bench.tag(arns(2), "a", "2");
    bench.undo();

    assertThat(restored(bench.undoTheUndo())).isEqualTo(List.of(2, 0, 0));
    assertThat(arns(2)).allMatch(arn -> bench.resources.tags(arn).equals(Map.of("a", "2")));
  }

  @Test
  void canBeUndoneItselfWhereItTookTwoDeliveries() {
    bench.tag(arns(30), "a", "2");
    breakOffAtCall(2);
    assertThatThrownBy(bench::undo).hasMessage("killed");
    bench.undo(2);

    assertThat(restored(bench.undoTheUndo())).isEqualTo(List.of(30, 0, 0));
    assertThat(arns(30)).allMatch(arn -> bench.resources.tags(arn).equals(Map.of("a", "2")));
  }

  @Test
  void resourcesThatGetTheSameBackShareFullCalls() {
    bench.tag(arns(230), "a", "2");
    var before = bench.resources.calls().size();

    bench.undo();

    assertThat(bench.resources.calls().size() - before).isEqualTo(12);
  }

  @Test
  void looksAtNothingWhenNoTimeIsLeft() {
    bench.tag(arns(1100), "a", "2");

    var report = bench.undo(1, bench.minutes(0));

    assertThat(restored(report)).isEqualTo(List.of(0, 0, 0));
    assertThat(report.complete()).isFalse();
    assertThat(report.unfinished()).isTrue();
  }

  @Test
  void defersWhatNoTimeIsLeftFor() {
    bench.tag(arns(1100), "a", "2");
    bench.resources.beforeEachCall(() -> bench.time.sleep(Duration.ofMinutes(1)));

    var report = bench.undo(1, bench.minutes(50));

    // Fifty minutes are fifty calls for 20 resources each, and one more may be under way.
    var done = restored(report).getFirst();
    assertThat(done).isBetween(1000, 1020);
    assertThat(report.tally().deferred()).isEqualTo(1100 - done);
    assertThat(report.unfinished()).isTrue();
    assertThat(restored(bench.undo(2))).isEqualTo(List.of(1100 - done, done, 0));
  }

  @Test
  void isUnfinishedWhereResourcesAreLeft() {
    bench.tag(arns(2), "a", "2");
    bench
        .resources
        .fail("r-1", "ThrottlingException", Kind.THROTTLED)
        .fail("r-1", "ThrottlingException", Kind.THROTTLED);

    var report = bench.undo();

    assertThat(report.complete()).isTrue();
    assertThat(report.unfinished()).isTrue();
    assertThat(restored(bench.undo(2))).isEqualTo(List.of(1, 1, 0));
  }

  @Test
  void isFinishedWhereResourcesRefuseForGood() {
    bench.tag("r", "a", "2");
    bench.resources.fail("r", "AccessDenied", Kind.FINAL);

    var report = bench.undo();

    assertThat(report.unfinished()).isFalse();
    assertThat(report.tally().failed()).hasSize(1);
    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void takesNothingBackForAPlanWhateverALaterRunWrote() {
    bench.resources.add("r", Map.of("a", "1"));
    bench.dryRun("r", "a", "2");
    bench.resources.add("r", Map.of("a", "2"));

    assertThat(restored(bench.undo())).isEqualTo(List.of(0, 0, 0));
    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void tellsInPlanModeWhatItWouldDo() {
    bench.tag(arns(3), "a", "2");

    var report = bench.plan();

    assertThat(report.tally().planned()).isEqualTo(3);
    assertThat(bench.linesOfTheUndo()).hasSize(3);
    assertThat(arns(3)).allMatch(arn -> bench.resources.tags(arn).equals(Map.of("a", "2")));
  }

  private void breakOffAtCall(int last) {
    var calls = new AtomicInteger();
    bench.resources.beforeEachCall(() -> {
      if (calls.incrementAndGet() == last) {
        throw new IllegalStateException("killed");
      }
    });
  }

  private static List<String> arns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "r-" + i).toList();
  }

  /// Returns how many were restored, right already and skipped.
  private static List<Integer> restored(RestoreReport report) {
    return List.of(report.tally().done(), report.unchanged(), report.skipped());
  }
}
