package groundcrew.bluegreen.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChooseUrlsTest {
  @Test
  void frequentAndRarePagesAreBothInAShortList() {
    var pages = new ArrayList<Page>();
    IntStream.range(0, 10).forEach(i -> pages.add(page("/frequent-" + i, 1_000_000)));
    IntStream.range(0, 500).forEach(i -> pages.add(page("/usual-" + i, 1_000)));
    IntStream.range(0, 5_000).forEach(i -> pages.add(page("/rare-" + i, 1)));

    var list = new ChooseUrls(100).choose(pages);

    assertThat(list).hasSize(100);
    assertThat(list).filteredOn(path -> path.startsWith("/frequent")).hasSize(10);
    assertThat(list).filteredOn(path -> path.startsWith("/usual")).hasSize(45);
    assertThat(list).filteredOn(path -> path.startsWith("/rare")).hasSize(45);
  }

  @Test
  void theOrderOfThePagesChangesNothing() {
    var pages = new ArrayList<Page>();
    IntStream.range(0, 300).forEach(i -> pages.add(page("/page-" + i, i % 9 + 1L)));
    var list = new ChooseUrls(50).choose(pages);

    Collections.shuffle(pages, new Random(1));

    assertThat(new ChooseUrls(50).choose(pages)).isEqualTo(list);
  }

  @Test
  void eachPatternHasAPathBeforeAnyHasASecondOne() {
    var many = new Page("/p/{id}", 100, List.of("/p/1", "/p/2", "/p/3"));
    var one = page("/about", 1);

    assertThat(new ChooseUrls(2).choose(List.of(many, one))).containsExactly("/about", "/p/1");
    assertThat(new ChooseUrls(3).choose(List.of(many, one)))
        .containsExactly("/about", "/p/1", "/p/2");
    assertThat(new ChooseUrls(9).choose(List.of(many, one))).hasSize(4);
  }

  private static Page page(String path, long count) {
    return new Page(path, count, List.of(path));
  }
}
