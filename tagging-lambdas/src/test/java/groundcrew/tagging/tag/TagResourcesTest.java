package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.TagOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagResourcesTest {
  private static final TagOrder ORDER =
      TagOrder.of(
          "cloud-center",
          "222222222222",
          "eu-west-1",
          List.of("environment", "cost_centre", "owner"),
          Map.of("environment", "prod", "cost_centre", "42"),
          Instant.parse("2026-01-31T02:00:00Z"));
  private static final Target TARGET =
      new Target("222222222222", "eu-west-1", "2026-01-31T02:00:00Z");

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources = new InMemoryResourceTags();
  private final InMemoryTagParameters parameters = new InMemoryTagParameters();
  private final TagResources tagResources =
      new TagResources(
          resources, parameters, Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time));

  @Test
  void writesAllTagsOfTheLevelOnWhatDiffersAndNothingElse() {
    resources
        .add("wrong", Map.of("environment", "prod", "cost_centre", "1", "own", "x"))
        .add("bare", Map.of())
        .add("right", ORDER.tags())
        .add("arn:aws-cn:cloudformation:cn-north-1:222222222222:stack/a/1", Map.of());

    assertThat(tag()).isEqualTo(new TagReport(4, 2, 1, 1, List.of()));
    assertThat(resources.calls()).containsExactly(List.of("wrong", "bare"));
    assertThat(resources.tags("wrong"))
        .isEqualTo(Map.of("environment", "prod", "cost_centre", "42", "own", "x"));
  }

  @Test
  void writesTwentyTogether() {
    add(45);

    assertThat(tag().tagged()).isEqualTo(45);
    assertThat(resources.calls()).extracting(List::size).containsExactly(20, 20, 5);
  }

  @Test
  void writesNothingTheSecondTime() {
    add(45);
    tag();
    tag();

    assertThat(resources.calls()).hasSize(3);
    assertThat(parameters.writes()).isEqualTo(1);
  }

  @Test
  void triesAgainOnlyWhatMayPassAndReportsTheRestWithItsReason() {
    add(45);
    resources
        .refuse("r-07", "ThrottlingException", true)
        .refuse("r-21", "InternalServiceException", true)
        .refuse("r-21", "InternalServiceException", true)
        .refuse("r-30", "AccessDenied", false);

    var report = tag();

    assertThat(report.tagged()).isEqualTo(44);
    assertThat(report.failed())
        .containsExactly(new Refusal("r-30", "AccessDenied", "because", false));
    assertThat(report.unfinished()).isFalse();
    assertThat(resources.calls()).endsWith(List.of("r-07", "r-21"), List.of("r-21"));
    assertThat(time.slept()).isPositive();
  }

  @Test
  void isUnfinishedWhenSomethingMayPassLater() {
    resources.add("a", Map.of()).add("b", Map.of());
    for (var attempt = 0; attempt < 3; attempt++) {
      resources.refuse("a", "ThrottlingException", true);
    }

    var report = tag();

    assertThat(report.unfinished()).isTrue();
    assertThat(report.reasons()).isEqualTo(Map.of("ThrottlingException", 1L));
    assertThat(report.tagged()).isEqualTo(1);
  }

  @Test
  void leavesTheRestForTheNextReceiveWhenTimeIsUp() {
    add(25);

    var report = tagResources.tag(ORDER, new Deadline(time, Instant.EPOCH));

    assertThat(report.reasons()).isEqualTo(Map.of("OutOfTime", 25L));
    assertThat(report.unfinished()).isTrue();
    assertThat(resources.calls()).isEmpty();
  }

  @Test
  void writesDownWhatTheLevelOwns() {
    tag();

    assertThat(parameters.read(TARGET, "cloud-center"))
        .contains(
            "{\"keys\":[\"cost_centre\",\"environment\",\"owner\"],\"level\":\"cloud-center\","
                + "\"tags\":{\"cost_centre\":\"42\",\"environment\":\"prod\"}}");
  }

  private TagReport tag() {
    return tagResources.tag(ORDER, new Deadline(time, Instant.EPOCH.plus(Duration.ofMinutes(15))));
  }

  private void add(int count) {
    for (var i = 0; i < count; i++) {
      resources.add("r-%02d".formatted(i), Map.of("environment", "test"));
    }
  }
}
