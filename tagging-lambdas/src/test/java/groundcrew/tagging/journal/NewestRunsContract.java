package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.ParallelTasks;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.TaggingTask;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of [NewestRuns].
public abstract class NewestRunsContract {
  private static final TaggingTask FIRST = night(1);
  private static final TaggingTask SECOND = night(2);

  /// Returns the record of the test, which is empty at first.
  protected abstract NewestRuns newestRuns();

  @Test
  void recordsTheFirstRun() {
    assertThat(newest(FIRST)).isEqualTo(FIRST);
    assertThat(record(FIRST)).isEqualTo(FIRST);
    assertThat(newest(night(0))).isEqualTo(FIRST);
  }

  @Test
  void recordsANewerRunAndKeepsItFromThenOn() {
    record(FIRST);

    assertThat(record(SECOND)).isEqualTo(SECOND);
    assertThat(record(FIRST)).isEqualTo(SECOND);
    assertThat(newest(FIRST)).isEqualTo(SECOND);
  }

  @Test
  void recordsATaskWithoutItsPosition() {
    var continued = FIRST.at(Position.START.next("page 2"));

    assertThat(record(continued)).isEqualTo(FIRST);
    assertThat(record(FIRST)).isEqualTo(FIRST);
    assertThat(newest(continued)).isEqualTo(FIRST);
  }

  @Test
  void separatesLevelsAccountsAndRegions() {
    record(SECOND);

    for (var other :
        List.of(
            task("project", "222222222222", "eu-west-1", 1),
            task("platform", "333333333333", "eu-west-1", 1),
            task("platform", "222222222222", "us-east-1", 1))) {
      assertThat(record(other)).isEqualTo(other);
    }
    assertThat(newest(FIRST)).isEqualTo(SECOND);
  }

  @Test
  void recordsTheNewestOfRunsThatBeginAtTheSameTime() {
    var nights =
        IntStream.rangeClosed(1, 12)
            .mapToObj(NewestRunsContract::night)
            .collect(Collectors.toList());
    Collections.shuffle(nights, new Random(7));
    var runs = newestRuns();

    ParallelTasks.map(nights, 12, night -> runs.record(night, Contexts.far()));

    assertThat(runs.newest(FIRST, Contexts.far())).isEqualTo(night(12));
  }

  private TaggingTask record(TaggingTask task) {
    return newestRuns().record(task, Contexts.far());
  }

  private TaggingTask newest(TaggingTask task) {
    return newestRuns().newest(task, Contexts.far());
  }

  private static TaggingTask night(int day) {
    return task("platform", "222222222222", "eu-west-1", day);
  }

  private static TaggingTask task(String level, String account, String region, int day) {
    return TaggingTask.of(
        level,
        account,
        region,
        List.of("a"),
        Map.of("a", "night " + day),
        Instant.EPOCH.plusSeconds(86_400L * day));
  }
}
