package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.TaggingTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract of [UndoneRuns].
public abstract class UndoneRunsContract {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");
  private static final Optional<String> ALL = Optional.empty();
  private static final Optional<String> ACCOUNT = Optional.of("222222222222");
  private static final Optional<String> REGION = Optional.of("eu-west-1");

  /// Returns the record of the test, which is empty at first.
  protected abstract UndoneRuns undoneRuns();

  @Test
  void coversNothingAtFirst() {
    assertThat(covers("platform", "222222222222", "eu-west-1")).isFalse();
  }

  @Test
  void coversEverythingOfARunOfALevel() {
    mark(ALL, ALL);

    assertThat(covers("platform", "222222222222", "eu-west-1")).isTrue();
    assertThat(covers("platform", "333333333333", "us-east-1")).isTrue();
    assertThat(covers("project", "222222222222", "eu-west-1")).isFalse();
    assertThat(undoneRuns().covers(task(RUN.plusSeconds(1), "platform"), Contexts.far())).isFalse();
  }

  @Test
  void coversOneAccount() {
    mark(ACCOUNT, ALL);

    assertThat(covers("platform", "222222222222", "us-east-1")).isTrue();
    assertThat(covers("platform", "333333333333", "us-east-1")).isFalse();
  }

  @Test
  void coversOneRegion() {
    mark(ALL, REGION);

    assertThat(covers("platform", "333333333333", "eu-west-1")).isTrue();
    assertThat(covers("platform", "333333333333", "us-east-1")).isFalse();
  }

  @Test
  void coversOneRegionOfOneAccount() {
    mark(ACCOUNT, REGION);

    assertThat(covers("platform", "222222222222", "eu-west-1")).isTrue();
    assertThat(covers("platform", "222222222222", "us-east-1")).isFalse();
    assertThat(covers("platform", "333333333333", "eu-west-1")).isFalse();
  }

  @Test
  void canBeMarkedAgain() {
    mark(ALL, ALL);
    mark(ALL, ALL);

    assertThat(covers("platform", "222222222222", "eu-west-1")).isTrue();
  }

  private void mark(Optional<String> account, Optional<String> region) {
    undoneRuns().mark(RUN, "platform", account, region, Contexts.far());
  }

  private boolean covers(String level, String account, String region) {
    var task = TaggingTask.of(level, account, region, List.of("a"), Map.of(), RUN);
    return undoneRuns().covers(task, Contexts.far());
  }

  private static TaggingTask task(Instant run, String level) {
    return TaggingTask.of(level, "222222222222", "eu-west-1", List.of("a"), Map.of(), run);
  }
}
