package groundcrew.common;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<String> asked = new ArrayList<>();

  private record Page(List<String> items, @Nullable String next) {}

  @Test
  void goesOnAfterAnEmptyPageUntilThereIsNoToken() {
    assertThat(
            items(
                Map.of(
                    "first", new Page(List.of("a"), "1"),
                    "1", new Page(List.of(), "2"),
                    "2", new Page(List.of("b"), null))))
        .containsExactly("a", "b");
  }

  @Test
  void takesAnEmptyTokenForNone() {
    assertThat(items(Map.of("first", new Page(List.of("a"), "")))).containsExactly("a");
  }

  @Test
  void readsAPageOnlyWhenItIsAskedFor() {
    var pages = Map.of("first", new Page(List.of("a"), "1"), "1", new Page(List.of("b"), null));

    assertThat(items(pages).findFirst()).contains("a");
    assertThat(asked).containsExactly("first");
  }

  @Test
  void aTokenThatRepeatsIsAnError() {
    var pages =
        Map.of(
            "first", new Page(List.of(), "1"),
            "1", new Page(List.of(), "2"),
            "2", new Page(List.of(), "1"));

    assertThatThrownBy(() -> items(pages).toList())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("repeats a page token");
    assertThat(asked).containsExactly("first", "1", "2");
  }

  private Stream<String> items(Map<String, Page> pages) {
    return Pages.<String, Page>of(
            token -> {
              var key = Optional.ofNullable(token).orElse("first");
              asked.add(key);
              return requireNonNull(pages.get(key));
            },
            page -> Pages.token(page.next()))
        .flatMap(page -> page.items().stream());
  }
}
