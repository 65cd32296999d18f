package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.tagging.message.TaggingTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateTaggingTasksTest {
  private static final String LONG = "jane.doe@example.com".repeat(13).substring(3);

  @Test
  void createsATaskForEachRegion() {
    assertThat(create(false).of("111111111111", Map.of("owner", "", "foreign", "#")))
        .extracting(TaggingTask::region, TaggingTask::tags)
        .containsExactly(
            tuple("eu-west-1", Map.of("owner", "")), tuple("us-east-1", Map.of("owner", "")));
  }

  @Test
  void createsNoTaskForAnAccountWithoutAKey() {
    assertThat(create(false).of("111111111111", Map.of("foreign", "x"))).isEmpty();
  }

  @Test
  void createsTasksWithoutTagsIfStaleKeysAreRemoved() {
    assertThat(create(true).of("111111111111", Map.of("foreign", "x")))
        .hasSize(2)
        .allMatch(task -> task.tags().isEmpty());
  }

  @Test
  void reportsInvalidValuesByKeyAndLength() {
    var tags = Map.of("owner", LONG, "mail", "jane#doe", "cost_centre", "42");

    assertThatThrownBy(() -> create(false).of("111111111111", tags))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tag values must be at most 256 letters, digits, blanks or _.:/=+-@; invalid: "
                + "mail (8 characters), owner (257 characters)")
        .hasNoCause();
  }

  @Test
  void reportsAnInvalidAccount() {
    assertThatThrownBy(() -> create(false).of("1", Map.of("owner", LONG)))
        .hasMessageContaining("account '1'");
  }

  private static CreateTaggingTasks create(boolean withoutKeys) {
    return new CreateTaggingTasks(
        new EnqueueTaggingTasks.Scope(
            "cloud-center",
            List.of("cost_centre", "mail", "owner"),
            List.of(),
            List.of("eu-west-1", "us-east-1"),
            List.of(),
            Set.of(),
            withoutKeys),
        Instant.EPOCH);
  }
}
