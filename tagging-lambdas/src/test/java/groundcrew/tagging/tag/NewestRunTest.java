package groundcrew.tagging.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.SupersededException;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.queue.Continuation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestRunTest {
  private final TaggingFixture fixture = new TaggingFixture();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void theTagsOfTheNewestNightStayInWhateverOrderTheNightsAreDelivered(long seed) {
    fixture.add(30, Map.of());
    var nights = new ArrayList<>(List.of(night(1), night(2), night(3), night(4)));
    Collections.shuffle(nights, new Random(seed));

    nights.forEach(this::deliver);

    assertThat(values()).containsOnly("night 4");
  }

  @Test
  void anOlderRunReadsAndWritesNothing() {
    fixture.add(3, Map.of());
    fixture.tag(night(2));
    var pages = fixture.resources.pages();

    assertThatThrownBy(() -> fixture.tag(night(1)))
        .isInstanceOf(SupersededException.class)
        .hasMessage("run 2026-02-02T02:00:00Z is newer");
    assertThat(fixture.resources.pages()).isEqualTo(pages);
    assertThat(fixture.parameters.writes()).isEqualTo(1);
  }

  /// The queue was stopped, and both chains continue in turn.
  @Test
  void ofTwoUnfinishedChainsTheNewerOneWins() {
    fixture.add(400, Map.of());
    var older = interrupted(night(1));
    var newer = interrupted(night(2));

    assertThatThrownBy(() -> fixture.tag(older)).isInstanceOf(SupersededException.class);
    fixture.tag(newer);

    assertThat(values()).containsOnly("night 2");
  }

  @Test
  void anOlderRunThatIsWritingStopsBeforeItsNextPart() {
    fixture.add(2500, Map.of());
    var begun = new AtomicBoolean();
    fixture.resources.beforeEachCall(() -> {
      if (begun.compareAndSet(false, true)) {
        fixture.newestRuns.record(night(2), fixture.within(Duration.ofDays(1)));
      }
    });

    assertThatThrownBy(() -> fixture.tag(night(1)))
        .isInstanceOfSatisfying(
            SupersededException.class,
            superseded -> {
              assertThat(superseded.newest()).contains(night(2));
              assertThat(superseded.wrote()).isTrue();
            });
    assertThat(fixture.resources.calls().size()).isLessThan(125);
  }

  /// The newer run ends while the older one makes its last call. Without a second look at the end,
  /// the older tags would stay until the next night.
  @Test
  void anOlderRunThatWroteLastHasTheNewerOneRunAgain() {
    fixture.add(3, Map.of());
    var begun = new AtomicBoolean();
    fixture.resources.beforeEachCall(() -> {
      if (begun.compareAndSet(false, true)) {
        fixture.tag(night(2));
      }
    });

    assertThatThrownBy(() -> fixture.tag(night(1)))
        .isInstanceOfSatisfying(
            SupersededException.class,
            superseded -> fixture.tag(superseded.newest().orElseThrow()));

    assertThat(begun).isTrue();
    assertThat(values()).containsOnly("night 2");
  }

  @Test
  void aPlanSupersedesNobodyAndIsNotSuperseded() {
    fixture.add(3, Map.of());
    fixture.apply = false;
    fixture.tag(night(2));
    fixture.apply = true;
    fixture.tag(night(1));
    assertThat(values()).containsOnly("night 1");

    fixture.apply = false;
    assertThat(fixture.tag(night(0)).tally().planned()).isEqualTo(3);
  }

  @Test
  void aRunSupersedesNobodyInAnotherRegion() {
    fixture.add(3, Map.of());
    var night = night(2);
    fixture.tag(
        TaggingTask.of(
            night.level(), night.account(), "us-east-1", night.keys(), night.tags(), night.run()));

    fixture.tag(night(1));

    assertThat(values()).containsOnly("night 1");
  }

  @Test
  void aMessageOfARunThatIsUndoneIsSuperseded() {
    fixture.add(3, Map.of());
    var night = night(1);
    fixture.undoneRuns.mark(
        night.run(),
        night.level(),
        Optional.of(night.account()),
        Optional.empty(),
        fixture.within(Duration.ofDays(1)));

    assertThatThrownBy(() -> fixture.tag(night))
        .isInstanceOf(SupersededException.class)
        .hasMessage("its run is undone");
    assertThat(fixture.resources.calls()).isEmpty();
    assertThat(fixture.newestRuns.newest(night(0), fixture.within(Duration.ofDays(1))))
        .isEqualTo(night(0));
  }

  private void deliver(TaggingTask task) {
    try {
      fixture.tag(task);
    } catch (SupersededException acknowledged) {
      // As ConsumeTasks does.
    }
  }

  /// Processes the task until its time ends, and returns how it continues.
  private TaggingTask interrupted(TaggingTask task) {
    fixture.resources.beforeEachCall(() -> fixture.time.sleep(Duration.ofSeconds(1)));
    var soon = new Deadline(fixture.time, fixture.time.instant().plusSeconds(5));
    var report = fixture.tag(task, soon);
    fixture.resources.beforeEachCall(() -> {});
    return report.continuation().map(Continuation::position).map(task::at).orElseThrow();
  }

  private List<String> values() {
    return fixture.resources.all().stream()
        .map(resource -> resource.tags().getOrDefault("owner", "none"))
        .distinct()
        .toList();
  }

  private static TaggingTask night(int day) {
    var task = TaggingFixture.task("cloud-center", Map.of("owner", "night " + day));
    return TaggingTask.of(
        task.level(),
        task.account(),
        task.region(),
        task.keys(),
        task.tags(),
        task.run().plus(Duration.ofDays(day)));
  }
}
