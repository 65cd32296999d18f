package groundcrew.tagging.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.levels.Ownership.Yielded;
import groundcrew.tagging.message.TaggingTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipTest {
  private static final String PREFIX = "arn:aws:ssm:eu-west-1:222222222222:parameter/acme/tags/";
  private static final LevelOrder LEVELS =
      new LevelOrder(List.of("cloud-center", "platform", "project", "team"));

  private final Map<String, String> parameters = new LinkedHashMap<>();

  @Test
  void ownsAllItsKeysIfNoOtherLevelExists() {
    var ownership = ownership(task("project", Map.of("a", "1"), "a", "b"));

    assertThat(ownership.tags()).isEqualTo(Map.of("a", "1"));
    assertThat(ownership.yielded()).isEmpty();
    assertThat(ownership.before()).contains(level("project", Map.of("a", "1"), "a", "b"));
    assertThat(ownership.after(Set.of())).isEmpty();
  }

  @Test
  void yieldsKeysThatALevelWithPrecedenceOwns() {
    put(level("platform", Map.of("a", "theirs"), "a", "b", "other"));

    var ownership = ownership(task("project", Map.of("a", "1", "b", "2", "c", "3"), "a", "b", "c"));

    assertThat(ownership.tags()).isEqualTo(Map.of("c", "3"));
    assertThat(ownership.yielded())
        .containsExactly(
            new Yielded("a", "platform", PREFIX + "platform", Optional.of("theirs")),
            new Yielded("b", "platform", PREFIX + "platform", Optional.empty()));
    assertThat(ownership.before()).contains(level("project", Map.of("c", "3"), "a", "b", "c"));
  }

  @Test
  void neverYieldsToALowerOrUnknownLevel() {
    put(level("team", Map.of("a", "theirs"), "a"));
    put(level("unknown", Map.of("a", "theirs"), "a"));

    var ownership = ownership(task("project", Map.of("a", "1"), "a"));

    assertThat(ownership.yielded()).isEmpty();
    assertThat(ownership.tags()).isEqualTo(Map.of("a", "1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theHighestOfSeveralLevelsOwnsTheKey(boolean highestIsReadFirst) {
    var first = level("cloud-center", Map.of("a", "first"), "a");
    var second = level("platform", Map.of("a", "second"), "a");
    put(highestIsReadFirst ? first : second);
    put(highestIsReadFirst ? second : first);

    assertThat(ownership(task("project", Map.of("a", "1"), "a")).yielded())
        .containsExactly(
            new Yielded("a", "cloud-center", PREFIX + "cloud-center", Optional.of("first")));
  }

  @Test
  void writesTheParameterOnlyIfItChanged() {
    put(level("project", Map.of("a", "1"), "a", "b"));

    assertThat(ownership(task("project", Map.of("a", "1"), "b", "a")).before()).isEmpty();
    assertThat(ownership(task("project", Map.of("a", "2"), "a", "b")).before()).isPresent();
    assertThat(ownership(task("project", Map.of("a", "1"), "a")).before()).isPresent();
  }

  @Test
  void removesAKeyThatItWroteAndTheAccountNoLongerHas() {
    put(level("project", Map.of("a", "1", "b", "old"), "a", "b"));

    var ownership = removing(task("project", Map.of("a", "1"), "a", "b"));

    assertThat(ownership.stale()).isEqualTo(Map.of("b", "old"));
    assertThat(ownership.tags()).isEqualTo(Map.of("a", "1"));
    assertThat(ownership.nothingToDo()).isFalse();
  }

  @Test
  void removesNothingUnlessConfigured() {
    put(level("project", Map.of("a", "old"), "a"));

    var ownership = ownership(task("project", Map.of(), "a"));

    assertThat(ownership.stale()).isEmpty();
    assertThat(ownership.nothingToDo()).isTrue();
  }

  @Test
  void removesNoKeyThatItNoLongerOwnsOrThatAnotherLevelOwns() {
    put(level("project", Map.of("unconfigured", "old", "theirs", "old", "gone", "old"), "gone"));
    put(level("platform", Map.of(), "theirs"));

    assertThat(removing(task("project", Map.of(), "theirs", "gone")).stale())
        .isEqualTo(Map.of("gone", "old"));
  }

  @Test
  void keepsAStaleKeyInTheParameterUntilItIsRemoved() {
    put(level("project", Map.of("a", "1", "b", "old"), "a", "b"));

    var unchanged = removing(task("project", Map.of("a", "1"), "a", "b"));
    assertThat(unchanged.before()).isEmpty();
    assertThat(unchanged.after(Set.of())).contains(level("project", Map.of("a", "1"), "a", "b"));

    var changed = removing(task("project", Map.of("a", "2"), "a", "b"));
    assertThat(changed.before()).contains(level("project", Map.of("a", "2", "b", "old"), "a", "b"));
    assertThat(changed.after(Set.of())).contains(level("project", Map.of("a", "2"), "a", "b"));
  }

  @Test
  void ownsAStaleKeyThatSomeResourceStillHas() {
    put(level("project", Map.of("a", "old", "b", "old"), "a", "b"));

    var ownership = removing(task("project", Map.of(), "a", "b"));

    assertThat(ownership.after(Set.of("b")))
        .contains(level("project", Map.of("b", "old"), "a", "b"));
    assertThat(ownership.after(Set.of("a", "b"))).isEmpty();
  }

  @Test
  void failsPermanentlyForAMalformedParameterOfALevelWithPrecedence() {
    parameters.put(PREFIX + "platform", "{\"keys\":");

    assertThatThrownBy(() -> ownership(task("project", Map.of("a", "1"), "a")))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("parameter " + PREFIX + "platform: expected JSON")
        .hasMessageEndingWith(
            "; the keys that its level owns are unknown; delete the parameter, or start a run of that level");
  }

  @Test
  void ignoresMalformedParametersOfLowerAndUnknownLevels() {
    parameters.put(PREFIX + "team", "malformed");
    parameters.put(PREFIX + "unknown", "malformed");

    assertThat(ownership(task("project", Map.of("a", "1"), "a")).tags())
        .isEqualTo(Map.of("a", "1"));
  }

  @Test
  void replacesItsOwnMalformedParameter() {
    parameters.put(PREFIX + "project", "malformed");

    var ownership = removing(task("project", Map.of("a", "1"), "a"));

    assertThat(ownership.before()).contains(level("project", Map.of("a", "1"), "a"));
    assertThat(ownership.stale()).isEmpty();
  }

  private Ownership ownership(TaggingTask task) {
    return Ownership.of(task, parameters, LEVELS, false);
  }

  private Ownership removing(TaggingTask task) {
    return Ownership.of(task, parameters, LEVELS, true);
  }

  private void put(LevelTags tags) {
    parameters.put(PREFIX + tags.level(), tags.json());
  }

  private static LevelTags level(String level, Map<String, String> tags, String... keys) {
    return new LevelTags(level, List.of(keys), new TreeMap<>(tags));
  }

  private static TaggingTask task(String level, Map<String, String> tags, String... keys) {
    return TaggingTask.of(level, "222222222222", "eu-west-1", List.of(keys), tags, Instant.EPOCH);
  }
}
