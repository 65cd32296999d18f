package groundcrew.tagging.undo;

import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.SupersededException;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.queue.Continuation;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestoreTagsTest {
  private final UndoFixture fixture = new UndoFixture();

  @Test
  void restoresWhatTheRunChangedAndNothingElse() {
    fixture.resources.add("r", Map.of("a", "1", "own", "x"));
    fixture.tag("r", "a", "2");
    fixture.tag("r", "a", "3");
    fixture.tag("r", "b", "3");

    var report = fixture.undo();

    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "1", "own", "x"));
    assertThat(counts(report)).isEqualTo(List.of(1, 0, 0));
    assertThat(report.continuation()).isEmpty();
  }

  @Test
  void restoresAChangeThatAwsMadeDespiteAnInternalErrorBeforeThrottling() {
    fixture
        .resources
        .add("r", Map.of("a", "1"))
        .fail("r", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r", "ThrottledException", Kind.THROTTLED);
    fixture.tag("r", "a", "2");
    fixture.resources.add("r", Map.of("a", "2"));

    fixture.undo();

    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void skipsResourcesThatChangedSinceOrNoLongerExist() {
    fixture.tag(List.of("changed", "gone"), "a", "2");
    fixture.resources.add("changed", Map.of("a", "9"));
    fixture.resources.remove("gone");

    assertThat(counts(fixture.undo())).isEqualTo(List.of(0, 0, 2));
    assertThat(fixture.resources.tags("changed")).isEqualTo(Map.of("a", "9"));
    assertThat(fixture.resources.tags("gone")).isEmpty();
    assertThat(fixture.linesOfTheUndo())
        .containsExactly(
            JournalLine.of(Change.none("changed"), SKIPPED, "changed since: a"),
            JournalLine.of(Change.none("gone"), SKIPPED, "the resource does not exist"));
  }

  @Test
  void restoresTheOtherKeysOfAResourceThatChangedSince() {
    fixture.tag("r", "a", "2");
    fixture.tag("r", "b", "2");
    fixture.resources.add("r", Map.of("a", "2", "b", "9"));

    assertThat(counts(fixture.undo())).isEqualTo(List.of(1, 0, 0));
    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("b", "9"));
    assertThat(fixture.linesOfTheUndo())
        .extracting(JournalLine::reason)
        .containsExactly(Optional.of("changed since: b"));
  }

  @Test
  void restoresWhatAnInterruptedRunMayHaveChanged() {
    arns(30).forEach(arn -> fixture.resources.add(arn, Map.of()));
    interruptAtCall(2);
    assertThatThrownBy(() -> fixture.tag(arns(30), "a", "2")).hasMessage("killed");

    assertThat(counts(fixture.undo())).isEqualTo(List.of(20, 10, 0));
    assertThat(arns(30)).allMatch(arn -> fixture.resources.tags(arn).isEmpty());
  }

  @Test
  void restoresTheFirstHalfOfAFailedChange() {
    fixture.resources.add("r", Map.of("old", "1"));
    var calls = new AtomicInteger();
    fixture.resources.beforeEachCall(() -> {
      if (calls.incrementAndGet() == 2) {
        fixture.resources.fail("r", "AccessDenied", Kind.FINAL);
      }
    });
    fixture.replace("r", "old", "new", "1");
    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("old", "1", "new", "1"));

    fixture.undo();

    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("old", "1"));
  }

  @Test
  void canBeRepeatedAfterAnInterruption() {
    fixture.tag(arns(30), "a", "2");
    interruptAtCall(2);
    assertThatThrownBy(fixture::undo).hasMessage("killed");

    assertThat(counts(fixture.undo(2))).isEqualTo(List.of(10, 20, 0));
    assertThat(counts(fixture.undo(3))).isEqualTo(List.of(0, 30, 0));
    assertThat(arns(30)).allMatch(arn -> fixture.resources.tags(arn).isEmpty());
  }

  @Test
  void canBeUndone() {
    fixture.resources.add("r-0", Map.of("a", "1")).add("r-1", Map.of());
    fixture.tag(arns(2), "a", "2");
    fixture.undo();

    assertThat(counts(fixture.undoTheUndo())).isEqualTo(List.of(2, 0, 0));
    assertThat(arns(2)).allMatch(arn -> fixture.resources.tags(arn).equals(Map.of("a", "2")));
  }

  @Test
  void canBeUndoneAfterTwoDeliveries() {
    fixture.tag(arns(30), "a", "2");
    interruptAtCall(2);
    assertThatThrownBy(fixture::undo).hasMessage("killed");
    fixture.undo(2);

    assertThat(counts(fixture.undoTheUndo())).isEqualTo(List.of(30, 0, 0));
    assertThat(arns(30)).allMatch(arn -> fixture.resources.tags(arn).equals(Map.of("a", "2")));
  }

  @Test
  void sharesCallsAmongResourcesWithTheSameOldValues() {
    fixture.tag(arns(230), "a", "2");
    var before = fixture.resources.calls().size();

    fixture.undo();

    assertThat(fixture.resources.calls().size() - before).isEqualTo(12);
  }

  @Test
  void readsNoResourceIfNoTimeIsLeft() {
    fixture.tag(arns(1100), "a", "2");

    var report = fixture.undo(1, fixture.minutes(0));

    assertThat(counts(report)).isEqualTo(List.of(0, 0, 0));
    assertThat(report.continuation()).contains(new Continuation(Position.START, Duration.ZERO));
  }

  @Test
  void defersResourcesForWhichNoTimeIsLeft() {
    fixture.tag(arns(1000), "a", "2");
    fixture.resources.beforeEachCall(() -> fixture.time.sleep(Duration.ofMinutes(1)));

    var report = fixture.undo(1, fixture.minutes(48));

    // 48 minutes allow 48 calls with 20 resources each, and one more may be in flight. The last
    // lookup, of resources 900 to 999, precedes the 46th call, so each resource is counted.
    var done = counts(report).getFirst();
    assertThat(done).isBetween(960, 980);
    assertThat(report.tally().deferred()).isEqualTo(1000 - done);
    assertThat(report.continuation()).isPresent();
    assertThat(counts(fixture.undo(2))).isEqualTo(List.of(1000 - done, done, 0));
  }

  @Test
  void isUnfinishedIfResourcesAreDeferred() {
    fixture.tag(arns(2), "a", "2");
    fixture
        .resources
        .fail("r-1", "ThrottlingException", Kind.THROTTLED)
        .fail("r-1", "ThrottlingException", Kind.THROTTLED);

    var report = fixture.undo();

    assertThat(report.continuation()).contains(new Continuation(Position.START, UndoFixture.LAG));
    assertThat(counts(fixture.undo(2))).isEqualTo(List.of(1, 1, 0));
  }

  @Test
  void isFinishedIfResourcesFailPermanently() {
    fixture.tag("r", "a", "2");
    fixture.resources.fail("r", "AccessDenied", Kind.FINAL);

    var report = fixture.undo();

    assertThat(report.continuation()).isEmpty();
    assertThat(report.tally().failed()).hasSize(1);
    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void ignoresThePlanOfARun() {
    fixture.resources.add("r", Map.of("a", "1"));
    fixture.dryRun("r", "a", "2");
    fixture.resources.add("r", Map.of("a", "2"));

    assertThat(counts(fixture.undo())).isEqualTo(List.of(0, 0, 0));
    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void plansWithoutChangingAnything() {
    fixture.tag(arns(3), "a", "2");

    var report = fixture.plan();

    assertThat(report.tally().planned()).isEqualTo(3);
    assertThat(fixture.linesOfTheUndo()).hasSize(3);
    assertThat(arns(3)).allMatch(arn -> fixture.resources.tags(arn).equals(Map.of("a", "2")));
  }

  @Test
  void continuesWhereTheLastMessageStopped() {
    for (var part = 0; part < 3; part++) {
      fixture.tag(arns(1000).stream().map("p%d-".formatted(part)::concat).toList(), "a", "2");
    }
    var reads = fixture.journal.reads();
    fixture.resources.beforeEachCall(() -> fixture.time.sleep(Duration.ofMillis(200)));
    var task = UndoFixture.task();
    var restored = 0;
    var lookups = 0;
    for (var more = true; more; lookups++) {
      var limit = new Deadline(fixture.time, fixture.time.instant().plusSeconds(7));
      var report = fixture.undo(task, lookups + 1, limit);
      restored += report.tally().done();
      assertThat(report.unchanged()).isZero();
      more = report.continuation().isPresent();
      task = report.continuation().map(Continuation::position).map(task::at).orElse(task);
    }

    assertThat(restored).isEqualTo(3000);
    assertThat(lookups).isBetween(5, 8);
    // All three parts once to find repeated changes, then only those from the position on.
    assertThat(fixture.journal.reads() - reads).isLessThanOrEqualTo(lookups * 5);
  }

  @Test
  void restoresTheOldestValueOfAResourceInSeveralPartsThatAMessageStoppedBetween() {
    fixture.resources.add("r", Map.of("a", "1"));
    fixture.tag("r", "a", "2");
    fixture.tag("r", "a", "3");
    fixture.tag("s", "a", "3");
    var secondPart = fixture.journal.names().get(1);
    var task = UndoFixture.task().at(new Position(secondPart + "#0", 1, 1, List.of()));

    fixture.undo(task, 1, fixture.minutes(60));

    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "3"));
    assertThat(fixture.resources.tags("s")).isEmpty();
  }

  @Test
  void restoresEverythingAfterTheLag() {
    var lagging = new UndoFixture(UndoFixture.LAG);
    lagging.resources.add("r", Map.of("a", "1"));
    lagging.tag("r", "a", "2");
    lagging.time.sleep(UndoFixture.LAG);

    assertThat(counts(lagging.undo())).isEqualTo(List.of(1, 0, 0));
    assertThat(lagging.resources.tags("r")).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void stopsOnceItIsUndoneItself() {
    fixture.tag("r", "a", "2");
    var task = UndoFixture.task();
    fixture.undoneRuns.mark(
        task.run(), task.level(), Optional.empty(), Optional.empty(), fixture.minutes(60));

    assertThatThrownBy(fixture::undo).isInstanceOf(SupersededException.class);
    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "2"));
  }

  /// A client that stops waiting for an answer invokes again.
  @Test
  void oneUndoRestoresWhatTwoInvocationsSideBySideWrote() {
    fixture.resources.add("r", Map.of("a", "1"));
    atTheFirstCall(() -> fixture.tag("r", "a", "2"));
    fixture.tag("r", "a", "2");

    fixture.undo();

    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void twoUndosSideBySideEndInTheSameTags() {
    fixture.resources.add("r-0", Map.of("a", "1"));
    fixture.tag(arns(30), "a", "2");
    atTheFirstCall(() -> fixture.undo(2));

    fixture.undo(1);

    assertThat(fixture.resources.tags("r-0")).isEqualTo(Map.of("a", "1"));
    assertThat(arns(30).subList(1, 30)).allMatch(arn -> fixture.resources.tags(arn).isEmpty());
  }

  private void atTheFirstCall(Runnable other) {
    var begun = new AtomicBoolean();
    fixture.resources.beforeEachCall(() -> {
      if (begun.compareAndSet(false, true)) {
        other.run();
      }
    });
  }

  private void interruptAtCall(int last) {
    var calls = new AtomicInteger();
    fixture.resources.beforeEachCall(() -> {
      if (calls.incrementAndGet() == last) {
        throw new IllegalStateException("killed");
      }
    });
  }

  private static List<String> arns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "r-" + i).toList();
  }

  /// Returns the numbers of restored, unchanged and skipped resources.
  private static List<Integer> counts(RestoreReport report) {
    return List.of(report.tally().done(), report.unchanged(), report.skipped());
  }
}
