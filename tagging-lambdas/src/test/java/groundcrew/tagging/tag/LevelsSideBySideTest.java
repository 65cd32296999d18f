package groundcrew.tagging.tag;

import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.message.TaggingTask;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsSideBySideTest {
  private static final TaggingTask FIRST =
      TaggingBench.task("cloud-center", Map.of("cost_centre", "first"));
  private static final TaggingTask SECOND =
      TaggingBench.task("platform", Map.of("cost_centre", "second", "owner", "second"));

  private final TaggingBench bench = new TaggingBench();

  @Test
  void theLevelBehindNeverOverwritesWhatTheOneBeforeOwns() {
    bench.resources.add("r", Map.of());
    bench.tag(FIRST);

    bench.tag(SECOND);

    assertThat(bench.resources.tags("r")).isEqualTo(Map.of("cost_centre", "first"));
  }

  @Test
  void theLevelBehindSaysInItsJournalToWhomItYields() {
    bench.resources.add("r", Map.of());
    bench.tag(FIRST);

    bench.tag(SECOND);

    assertThat(bench.journal.intents())
        .filteredOn(line -> line.outcome() == SKIPPED)
        .extracting(line -> line.reason().orElse(""))
        .contains("cost_centre belongs to level cloud-center, which has precedence over platform");
  }

  @Test
  void theLevelBeforeTakesTheKeyWhoeverWasThereFirst() {
    bench.resources.add("r", Map.of());
    bench.tag(SECOND);
    bench.tag(FIRST);

    assertThat(bench.resources.tags("r"))
        .isEqualTo(Map.of("cost_centre", "first", "owner", "second"));
    bench.tag(SECOND);
    assertThat(bench.resources.tags("r"))
        .isEqualTo(Map.of("cost_centre", "first", "owner", "second"));
  }

  /// The other level begins between two of this one's calls, and its whole run ends there.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTagsInTheEndDoNotDependOnWhoWasFaster(boolean firstBegins) {
    bench.add(3, Map.of("cost_centre", "nobody"));
    var interrupted = new AtomicBoolean();
    bench.resources.beforeEachCall(() -> {
      if (interrupted.compareAndSet(false, true)) {
        bench.tag(firstBegins ? SECOND : FIRST);
      }
    });

    bench.tag(firstBegins ? FIRST : SECOND);

    assertThat(bench.resources.all(TaggingBench.TARGET))
        .allSatisfy(resource -> assertThat(resource.tags()).containsEntry("cost_centre", "first"));
  }

  @Test
  void aKeyThatIsTakenBackIsNoChangeThatUndoingWouldTakeBackAgain() {
    bench.resources.add("r", Map.of("cost_centre", "nobody"));
    var interrupted = new AtomicBoolean();
    bench.resources.beforeEachCall(() -> {
      if (interrupted.compareAndSet(false, true)) {
        bench.tag(FIRST);
      }
    });

    bench.tag(SECOND);

    assertThat(bench.journal.intents())
        .filteredOn(line -> line.outcome() == SKIPPED)
        .extracting(line -> line.reason().orElse(""))
        .contains(
            "cost_centre now belongs to level cloud-center, owner now belongs to level cloud-center");
  }

  @Test
  void eachLevelWritesDownWhatItOwnsOnlyWhenItChanged() {
    bench.tag(FIRST);
    bench.tag(SECOND);
    bench.tag(FIRST);
    bench.tag(SECOND);

    assertThat(bench.parameters.writes()).isEqualTo(2);
    assertThat(bench.parameters.value(TaggingBench.TARGET, "cloud-center"))
        .contains(
            "{\"keys\":[\"cost_centre\",\"environment\",\"owner\"],\"level\":\"cloud-center\","
                + "\"tags\":{\"cost_centre\":\"first\"}}");
  }
}
