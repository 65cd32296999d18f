package groundcrew.tagging.tag;

import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.message.TaggingTask;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelPrecedenceTest {
  private static final TaggingTask HIGHER =
      TaggingFixture.task("cloud-center", Map.of("cost_centre", "first"));
  private static final TaggingTask LOWER =
      TaggingFixture.task("platform", Map.of("cost_centre", "second", "owner", "second"));

  private final TaggingFixture fixture = new TaggingFixture();

  @Test
  void aLowerLevelNeverOverwritesAKeyOfAHigherLevel() {
    fixture.resources.add("r", Map.of());
    fixture.tag(HIGHER);

    fixture.tag(LOWER);

    assertThat(fixture.resources.tags("r")).isEqualTo(Map.of("cost_centre", "first"));
    // Not even for the moment until the level looks for concurrent claims.
    assertThat(fixture.resources.calls()).hasSize(1);
  }

  @Test
  void aLowerLevelJournalsTheLevelThatItYieldsTo() {
    fixture.resources.add("r", Map.of());
    fixture.tag(HIGHER);

    fixture.tag(LOWER);

    assertThat(fixture.journal.intents())
        .filteredOn(line -> line.outcome() == SKIPPED)
        .extracting(line -> line.reason().orElse(""))
        .contains("cost_centre belongs to level cloud-center, which has precedence over platform");
  }

  @Test
  void aHigherLevelOverwritesAKeyOfALowerLevel() {
    fixture.resources.add("r", Map.of());
    fixture.tag(LOWER);
    fixture.tag(HIGHER);

    assertThat(fixture.resources.tags("r"))
        .isEqualTo(Map.of("cost_centre", "first", "owner", "second"));
    fixture.tag(LOWER);
    assertThat(fixture.resources.tags("r"))
        .isEqualTo(Map.of("cost_centre", "first", "owner", "second"));
  }

  /// The other level runs completely before the first call of this level.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theResultingTagsDoNotDependOnTiming(boolean higherLevelStarts) {
    fixture.add(3, Map.of("cost_centre", "old"));
    var interrupted = new AtomicBoolean();
    fixture.resources.beforeEachCall(() -> {
      if (interrupted.compareAndSet(false, true)) {
        fixture.tag(higherLevelStarts ? LOWER : HIGHER);
      }
    });

    fixture.tag(higherLevelStarts ? HIGHER : LOWER);

    assertThat(fixture.resources.all())
        .allSatisfy(resource -> assertThat(resource.tags()).containsEntry("cost_centre", "first"));
  }

  @Test
  void journalsARevertedKeyAsSkippedSoThatAnUndoIgnoresIt() {
    fixture.resources.add("r", Map.of("cost_centre", "old"));
    var interrupted = new AtomicBoolean();
    fixture.resources.beforeEachCall(() -> {
      if (interrupted.compareAndSet(false, true)) {
        fixture.tag(HIGHER);
      }
    });

    fixture.tag(LOWER);

    assertThat(fixture.journal.intents())
        .filteredOn(line -> line.outcome() == SKIPPED)
        .extracting(line -> line.reason().orElse(""))
        .contains(
            "cost_centre now belongs to level cloud-center, owner now belongs to level cloud-center");
  }

  @Test
  void eachLevelWritesItsParameterOnlyIfItChanged() {
    fixture.tag(HIGHER);
    fixture.tag(LOWER);
    fixture.tag(HIGHER);
    fixture.tag(LOWER);

    assertThat(fixture.parameters.writes()).isEqualTo(2);
    assertThat(fixture.parameters.value(TaggingFixture.CONTEXT, "cloud-center"))
        .contains(
            "{\"keys\":[\"cost_centre\",\"environment\",\"owner\"],\"level\":\"cloud-center\","
                + "\"tags\":{\"cost_centre\":\"first\"}}");
  }
}
