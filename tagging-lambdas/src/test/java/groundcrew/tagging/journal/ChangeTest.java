package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.journal.Change.Values;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final Change CHANGE =
      Change.of(
          "r",
          Map.of("same", "1", "other", "2", "stale", "3", "own", "4"),
          Map.of("same", "1", "other", "9", "new", ""),
          Map.of("stale", "3"));

  @Test
  void holdsOnlyKeysThatChange() {
    assertThat(CHANGE.arn()).isEqualTo("r");
    assertThat(CHANGE.keys())
        .isEqualTo(
            Map.of(
                "other", new Values(Optional.of("2"), Optional.of("9")),
                "new", new Values(Optional.empty(), Optional.of("")),
                "stale", new Values(Optional.of("3"), Optional.empty())));
  }

  @Test
  void returnsTheValuesBeforeAndAfter() {
    assertThat(CHANGE.before())
        .isEqualTo(
            Map.of("other", Optional.of("2"), "new", Optional.empty(), "stale", Optional.of("3")));
    assertThat(CHANGE.after())
        .isEqualTo(
            Map.of("other", Optional.of("9"), "new", Optional.of(""), "stale", Optional.empty()));
  }

  @Test
  void isEmptyIfTheResourceHasAllTags() {
    var tags = Map.of("a", "1", "b", "");

    assertThat(Change.of("r", tags, tags, Map.of())).isEqualTo(Change.none("r"));
    assertThat(Change.none("r").keys()).isEmpty();
  }

  @Test
  void distinguishesAnEmptyValueFromNoValue() {
    assertThat(Change.of("r", Map.of(), Map.of("a", ""), Map.of()).keys())
        .isEqualTo(Map.of("a", new Values(Optional.empty(), Optional.of(""))));
  }

  @Test
  void reversesAnAddedValueToARemovedOne() {
    assertThat(new Values(Optional.empty(), Optional.of("1")).reversed())
        .isEqualTo(new Values(Optional.of("1"), Optional.empty()));
  }

  @Test
  void isIndependentOfTheMapThatItWasCreatedFrom() {
    var keys = new TreeMap<String, Values>();
    var change = new Change("r", keys);
    keys.put("a", new Values(Optional.empty(), Optional.of("1")));

    assertThat(change).isEqualTo(Change.none("r"));
    assertThatThrownBy(() -> change.keys().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
