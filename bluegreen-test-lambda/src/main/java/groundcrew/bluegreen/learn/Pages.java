package groundcrew.bluegreen.learn;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// The pages of a time, by pattern. Their number is bounded: a site whose every path is another
/// page, or a scanner, must not use up the memory.
final class Pages {
  /// How many patterns are kept. Of more than twice as many the most frequent ones stay, and of
  /// those of the same frequency a part that is the same each time.
  static final int MOST = 20_000;

  private static final Comparator<Page> WORTH =
      Comparator.comparingLong(Page::count).reversed().thenComparing(Page::pattern, Page.BY_HASH);

  private final Map<String, Page> byPattern = new HashMap<>();

  Pages() {}

  Pages(List<Page> pages) {
    pages.forEach(page -> byPattern.put(page.pattern(), page));
  }

  /// Adds a request.
  void add(PagePath path) {
    var page = byPattern.get(path.pattern());
    if (page == null) {
      byPattern.put(path.pattern(), new Page(path.pattern(), 1, List.of(path.path())));
      prune();
    } else {
      byPattern.put(path.pattern(), page.plus(path.path()));
    }
  }

  /// Adds the pages of an earlier time.
  void addEarlier(List<Page> earlier) {
    merge(earlier, Page::plusEarlier);
  }

  /// Adds the pages of a later time.
  void addLater(List<Page> later) {
    merge(later, (before, after) -> after.plusEarlier(before));
  }

  private void merge(List<Page> others, BinaryOperator<Page> both) {
    for (var other : others) {
      byPattern.merge(other.pattern(), other, both);
      prune();
    }
  }

  private void prune() {
    if (byPattern.size() > 2 * MOST) {
      var kept = list();
      byPattern.clear();
      kept.forEach(page -> byPattern.put(page.pattern(), page));
    }
  }

  /// Returns the pages, the most frequent ones first.
  List<Page> list() {
    return byPattern.values().stream().sorted(WORTH).limit(MOST).toList();
  }
}
