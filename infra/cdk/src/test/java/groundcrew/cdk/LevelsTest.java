package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundcrew.cdk.Configuration.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {
  private static final String EXAMPLE = Synthesised.exampleYaml();

  /// A level with only the required settings.
  private static final String LEAST =
      """
          - level: %s
            keys: [%s]
            regions: [eu-west-1]
            schedule:
              expression: rate(1 day)
              timeZone: UTC
              flexibleWindow: PT0S
      """;

  @Test
  void levelsCanNameTheSameKey() {
    var levels = read(LEAST.formatted("project", "team, owner")).tags().levels();
    assertThat(levels).extracting(Level::level).containsExactly("project", "cloud-center");
    assertThat(levels).allMatch(level -> level.keys().contains("owner"));
  }

  @Test
  void omittedSettingsOfALevelHaveSafeDefaults() {
    var level = read(LEAST.formatted("project", "team")).tags().levels().getFirst();
    assertThat(level.organizationalUnits()).isEmpty();
    assertThat(level.excludedAccounts()).isEmpty();
    assertThat(level.remove()).isEqualTo("none");
    assertThat(level.mode()).isEqualTo("apply");
    assertThat(level.untaggedSource()).isEqualTo("none");
  }

  @Test
  void levelCanBeRestrictedToOrganizationalUnits() {
    var units = "organizationalUnits: [ou-ab12-11111111, r-ab12]";
    var yaml = EXAMPLE.replace("organizationalUnits: []", units);
    assertThat(ConfigurationReader.read("x", yaml).tags().levels().getFirst())
        .extracting(Level::organizationalUnits)
        .isEqualTo(List.of("ou-ab12-11111111", "r-ab12"));
  }

  @Test
  void duplicateLevelIsAFault() {
    assertFault(
        LEAST.formatted("cloud-center", "team"),
        "tagging.levels[1].level: expected each level once, received \"cloud-center\"");
  }

  @Test
  void faultsOfALevelNameItsPath() {
    assertFault(
        LEAST.formatted("attic", "aws:team"),
        "tagging.levels[0].keys[0]: expected a tag key",
        "tagging.levels[0].level: expected one of tagging.levelOrder");
  }

  @Test
  void keyOfMoreThan128CharactersIsAFault() {
    assertThat(read(LEAST.formatted("project", "k".repeat(128)))).isNotNull();
    assertFault(
        LEAST.formatted("project", "k".repeat(129)),
        "tagging.levels[0].keys[0]: expected a tag key: 1 to 128 letters");
  }

  @Test
  void levelWithATooLongBucketNameIsAFault() {
    var level = "a".repeat(32);
    var yaml = EXAMPLE.replace("[cloud-center, ", "[%s, cloud-center, ".formatted(level));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ConfigurationReader.read(
                "x", yaml.replace("  levels:\n", "  levels:\n" + LEAST.formatted(level, "team"))))
        .withMessageContaining(
            "tagging.levels[0].level: expected at most 31 characters with the name"
                + " \"groundcrew\"")
        .withMessageContaining("must not exceed 63, received");
  }

  @Test
  void longestValidNamesAreWithinTheLimitOfFunctionNames() {
    var level = "a".repeat(21);
    var yaml =
        EXAMPLE
            .replace("name: groundcrew\n", "name: %s\n".formatted("n".repeat(20)))
            .replace("cloud-center", level);
    var names = new Names(ConfigurationReader.read("x", yaml)).level(level);
    assertThat(names.journal()).hasSize(63);
    assertThat(names.resourceTagger()).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void emptyLevelOrderIsOneFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ConfigurationReader.read("x", EXAMPLE.replaceAll("levelOrder: .*", "levelOrder: []")))
        .withMessageContaining("x has 1 fault(s)");
  }

  private static Configuration read(String level) {
    return ConfigurationReader.read("x", EXAMPLE.replace("  levels:\n", "  levels:\n" + level));
  }

  private static void assertFault(String level, String... messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(level))
        .satisfies(fault -> assertThat(fault.getMessage()).contains(messages));
  }
}
