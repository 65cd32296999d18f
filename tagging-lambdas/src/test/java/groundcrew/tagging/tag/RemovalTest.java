package groundcrew.tagging.tag;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private static final TaggingTask WITHOUT_COST_CENTRE =
      TaggingFixture.task("cloud-center", Map.of("environment", "prod"));

  private final TaggingFixture fixture = new TaggingFixture();

  @BeforeEach
  void tagInAnEarlierRun() {
    fixture.remove = true;
    fixture.resources.add("ours", Map.of()).add("theirs", Map.of());
    fixture.tag();
    fixture.resources.add("theirs", Map.of("environment", "prod", "cost_centre", "by hand"));
  }

  @Test
  void removesAKeyThatTheAccountNoLongerHasIfTheResourceStillHasTheWrittenValue() {
    fixture.tag(WITHOUT_COST_CENTRE);

    assertThat(fixture.resources.tags("ours")).isEqualTo(Map.of("environment", "prod"));
    assertThat(fixture.resources.tags("theirs"))
        .isEqualTo(Map.of("environment", "prod", "cost_centre", "by hand"));
  }

  @Test
  void removesTheLastTagToo() {
    fixture.tag(TaggingFixture.task("cloud-center", Map.of()));

    assertThat(fixture.resources.tags("ours")).isEmpty();
  }

  @Test
  void removesNothingUnlessConfigured() {
    fixture.remove = false;

    fixture.tag(WITHOUT_COST_CENTRE);

    assertThat(fixture.resources.tags("ours")).isEqualTo(TaggingFixture.TAGS);
  }

  @Test
  void journalsARemovedKey() {
    fixture.tag(WITHOUT_COST_CENTRE);

    assertThat(fixture.journal.results())
        .extracting(JournalLine::json)
        .contains(
            "{\"arn\":\"ours\",\"before\":{\"cost_centre\":\"42\"},\"after\":{\"cost_centre\":null},"
                + "\"outcome\":\"tagged\"}");
  }

  @Test
  void keepsAStaleKeyInTheParameterUntilItIsRemoved() {
    var noTime = new Deadline(fixture.time, fixture.time.instant());
    fixture.tag(WITHOUT_COST_CENTRE, noTime);
    assertThat(parameter()).contains("\"cost_centre\":\"42\"");

    fixture.tag(WITHOUT_COST_CENTRE);

    assertThat(fixture.resources.tags("ours")).isEqualTo(Map.of("environment", "prod"));
    assertThat(parameter()).doesNotContain("\"cost_centre\":\"42\"");
  }

  @Test
  void ownsAKeyUntilItIsRemovedFromEveryResource() {
    fixture.resources.add("denied", TaggingFixture.TAGS).fail("denied", "AccessDenied", Kind.FINAL);
    fixture.tag(WITHOUT_COST_CENTRE);
    assertThat(fixture.resources.tags("ours")).isEqualTo(Map.of("environment", "prod"));
    assertThat(fixture.resources.tags("denied")).isEqualTo(TaggingFixture.TAGS);
    assertThat(parameter()).contains("\"cost_centre\":\"42\"");

    fixture.tag(WITHOUT_COST_CENTRE);

    assertThat(fixture.resources.tags("denied")).isEqualTo(Map.of("environment", "prod"));
    assertThat(parameter()).doesNotContain("\"cost_centre\":\"42\"");
  }

  @Test
  void ownsAKeyThatAProtectedResourceHas() {
    var full = new HashMap<>(TaggingFixture.TAGS);
    full.remove("environment");
    IntStream.range(0, 49).forEach(i -> full.put("own-" + i, "x"));
    fixture.resources.add("full", full);

    fixture.tag(WITHOUT_COST_CENTRE);

    assertThat(fixture.resources.tags("full")).isEqualTo(full);
    assertThat(parameter()).contains("\"cost_centre\":\"42\"");
  }

  @Test
  void readsNoResourceOnceAllKeysAreRemoved() {
    fixture.tag(TaggingFixture.task("cloud-center", Map.of()));

    assertThat(fixture.tag(TaggingFixture.task("cloud-center", Map.of())).resources()).isZero();
  }

  private String parameter() {
    return fixture.parameters.value(TaggingFixture.CONTEXT, "cloud-center").orElse("");
  }
}
