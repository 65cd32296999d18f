package groundcrew.tagging.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTagsTest {
  private static final LevelTags TAGS =
      new LevelTags(
          "cloud-center",
          List.of("owner", "cost_centre", "owner"),
          new TreeMap<>(Map.of("owner", "", "cost_centre", "42")));

  @Test
  void writesTheValueWithSortedKeys() {
    assertThat(TAGS.json())
        .isEqualTo(
            "{\"keys\":[\"cost_centre\",\"owner\"],\"level\":\"cloud-center\","
                + "\"tags\":{\"cost_centre\":\"42\",\"owner\":\"\"}}");
  }

  @Test
  void readsItsOwnValue() {
    assertThat(LevelTags.parse(TAGS.json())).isEqualTo(TAGS);
  }

  @Test
  void readsALevelWithoutTags() {
    assertThat(LevelTags.parse("{\"keys\":[\"a\"],\"level\":\"platform\"}"))
        .isEqualTo(new LevelTags("platform", List.of("a"), new TreeMap<>()));
  }

  @Test
  void addsTags() {
    var more = TAGS.with(new TreeMap<>(Map.of("cost_centre", "43", "old", "x")));

    assertThat(more.tags()).isEqualTo(Map.of("cost_centre", "43", "old", "x", "owner", ""));
    assertThat(more.keys()).isEqualTo(TAGS.keys());
    assertThat(TAGS.tags()).containsEntry("cost_centre", "42");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "[]",
        "{\"level\":\"platform\"}",
        "{\"keys\":[]}",
        "{\"keys\":{},\"level\":\"p\"}",
        "{\"keys\":[\"a\"],\"level\":7}"
      })
  void rejectsAMalformedValue(String value) {
    assertThatThrownBy(() -> LevelTags.parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("expected .*|field '(keys|level)' is missing or malformed: .*");
  }

  @Test
  void rejectsMalformedJson() {
    assertThatThrownBy(() -> LevelTags.parse("{\"keys\":[\"a\"]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected JSON");
  }
}
