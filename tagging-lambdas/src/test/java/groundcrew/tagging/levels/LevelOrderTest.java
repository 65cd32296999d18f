package groundcrew.tagging.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.PermanentFailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelOrderTest {
  private static final LevelOrder LEVELS =
      new LevelOrder(List.of("cloud-center", "platform", "project"));

  @ParameterizedTest
  @CsvSource({
    "cloud-center, platform,     true",
    "cloud-center, project,      true",
    "platform,     project,      true",
    "platform,     platform,     false",
    "platform,     cloud-center, false",
    "unknown,     project,      false",
    "platform,     unknown,     false",
    "unknown,     other,        false",
  })
  void determinesThePrecedenceOfLevels(String level, String other, boolean before) {
    assertThat(LEVELS.before(level, other)).isEqualTo(before);
  }

  @Test
  void onlyOneLevelIsTheFirst() {
    assertThat(List.of("cloud-center", "platform", "project", "unknown"))
        .filteredOn(LEVELS::first)
        .containsExactly("cloud-center");
  }

  @Test
  void requiresALevelOfTheOrder() {
    assertThatCode(() -> LEVELS.require("project")).doesNotThrowAnyException();
    assertThatThrownBy(() -> LEVELS.require("unknown"))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage(
            "level 'unknown': expected one of LEVEL_ORDER [cloud-center, platform, project]");
  }

  @Test
  void keepsTheFirstPositionOfALevelThatIsNamedTwice() {
    assertThat(new LevelOrder(List.of("b", "a", "b")).levels()).containsExactly("b", "a");
  }
}
