package groundcrew.bluegreen.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
  /// A scanner, or a site that serves its page under every path.
  @Test
  void aSiteWithoutEndUsesNoMemoryWithoutEndAndKeepsItsFrequentPages() {
    var pages = new Pages();
    for (var i = 0; i < 200_000; i++) {
      pages.add(path("/" + Integer.toString(i, 26).replaceAll("[0-9]", "x") + i % 7 + "x"));
      pages.add(path("/frequent"));
    }

    assertThat(pages.list()).hasSizeLessThanOrEqualTo(Pages.MOST);
    assertThat(pages.list().getFirst()).isEqualTo(page("/frequent", 200_000));
  }

  @Test
  void ofManyPathsTheSameOnesStayInWhateverOrderTheyCome() {
    var ascending = new Pages();
    var descending = new Pages();
    IntStream.range(0, 100).forEach(i -> ascending.add(new PagePath("/p/" + i, "/p/{id}")));
    IntStream.range(0, 100).forEach(i -> descending.add(new PagePath("/p/" + (99 - i), "/p/{id}")));

    assertThat(ascending.list()).isEqualTo(descending.list());
    assertThat(ascending.list().getFirst().paths()).hasSize(3);
  }

  /// What an id names may be gone since.
  @Test
  void theNewestRequestsNameThePaths() {
    var later = new Pages();
    later.add(new PagePath("/p/9", "/p/{id}"));
    var earlier = new Pages();
    IntStream.range(0, 5).forEach(i -> earlier.add(new PagePath("/p/" + i, "/p/{id}")));

    later.addEarlier(earlier.list());

    assertThat(later.list())
        .singleElement()
        .satisfies(page -> {
          assertThat(page.count()).isEqualTo(6);
          assertThat(page.paths()).hasSize(3).startsWith("/p/9");
        });
  }

  private static PagePath path(String path) {
    return new PagePath(path, path);
  }

  private static Page page(String path, long count) {
    return new Page(path, count, List.of(path));
  }
}
