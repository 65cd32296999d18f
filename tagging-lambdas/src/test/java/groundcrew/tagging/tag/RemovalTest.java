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
  private static final TaggingTask WITHOUT =
      TaggingBench.task("cloud-center", Map.of("environment", "prod"));

  private final TaggingBench bench = new TaggingBench();

  @BeforeEach
  void aFormerRunPutBothTags() {
    bench.remove = true;
    bench.resources.add("ours", Map.of()).add("theirs", Map.of());
    bench.tag();
    bench.resources.add("theirs", Map.of("environment", "prod", "cost_centre", "by hand"));
  }

  @Test
  void takesAwayAKeyThatTheAccountNoLongerHasWhereTheResourceStillHoldsOurValue() {
    bench.tag(WITHOUT);

    assertThat(bench.resources.tags("ours")).isEqualTo(Map.of("environment", "prod"));
    assertThat(bench.resources.tags("theirs"))
        .isEqualTo(Map.of("environment", "prod", "cost_centre", "by hand"));
  }

  @Test
  void takesAwayTheLastTagToo() {
    bench.tag(TaggingBench.task("cloud-center", Map.of()));

    assertThat(bench.resources.tags("ours")).isEmpty();
  }

  @Test
  void takesNothingAwayUnlessItIsTold() {
    bench.remove = false;

    bench.tag(WITHOUT);

    assertThat(bench.resources.tags("ours")).isEqualTo(TaggingBench.TAGS);
  }

  @Test
  void journalsWhatItTakesAway() {
    bench.tag(WITHOUT);

    assertThat(bench.journal.results())
        .extracting(JournalLine::json)
        .contains(
            "{\"arn\":\"ours\",\"before\":{\"cost_centre\":\"42\"},\"after\":{\"cost_centre\":null},"
                + "\"outcome\":\"tagged\"}");
  }

  @Test
  void remembersWhatIsToBeTakenAwayUntilItIsGone() {
    var noTime = new Deadline(bench.time, bench.time.instant());
    bench.tag(WITHOUT, noTime);
    assertThat(parameter()).contains("\"cost_centre\":\"42\"");

    bench.tag(WITHOUT);

    assertThat(bench.resources.tags("ours")).isEqualTo(Map.of("environment", "prod"));
    assertThat(parameter()).doesNotContain("\"cost_centre\":\"42\"");
  }

  @Test
  void ownsAKeyUntilEveryResourceHasLetItGo() {
    bench.resources.add("refuses", TaggingBench.TAGS).fail("refuses", "AccessDenied", Kind.FINAL);
    bench.tag(WITHOUT);
    assertThat(bench.resources.tags("ours")).isEqualTo(Map.of("environment", "prod"));
    assertThat(bench.resources.tags("refuses")).isEqualTo(TaggingBench.TAGS);
    assertThat(parameter()).contains("\"cost_centre\":\"42\"");

    bench.tag(WITHOUT);

    assertThat(bench.resources.tags("refuses")).isEqualTo(Map.of("environment", "prod"));
    assertThat(parameter()).doesNotContain("\"cost_centre\":\"42\"");
  }

  @Test
  void ownsAKeyThatIsOnAResourceWhichMustNotBeTouched() {
    var full = new HashMap<>(TaggingBench.TAGS);
    full.remove("environment");
    IntStream.range(0, 49).forEach(i -> full.put("own-" + i, "x"));
    bench.resources.add("full", full);

    bench.tag(WITHOUT);

    assertThat(bench.resources.tags("full")).isEqualTo(full);
    assertThat(parameter()).contains("\"cost_centre\":\"42\"");
  }

  @Test
  void looksAtNothingOnceAllIsGone() {
    bench.tag(TaggingBench.task("cloud-center", Map.of()));

    assertThat(bench.tag(TaggingBench.task("cloud-center", Map.of())).resources()).isZero();
  }

  private String parameter() {
    return bench.parameters.value(TaggingBench.TARGET, "cloud-center").orElse("");
  }
}
