package groundcrew.bluegreen.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A pattern of paths, how often visitors got it, and some of its paths.
///
/// @param paths up to three, those of the newest requests first; of one log those with the smallest
///   hash, in whatever order they came
public record Page(String pattern, long count, List<String> paths) {
  private static final int MOST_PATHS = 3;

  /// An order that has nothing to do with the texts, and is the same each time.
  static final Comparator<String> BY_HASH =
      Comparator.comparingLong(Page::hash).thenComparing(Comparator.naturalOrder());

  /// Copies the paths.
  public Page {
    paths = List.copyOf(paths);
  }

  /// Returns the page with one more request.
  Page plus(String path) {
    return new Page(pattern, count + 1, paths.contains(path) ? paths : with(path));
  }

  private List<String> with(String path) {
    if (paths.size() == MOST_PATHS && BY_HASH.compare(path, paths.getLast()) > 0) {
      return paths;
    }
    var more = new ArrayList<>(paths);
    more.add(path);
    more.sort(BY_HASH);
    return more.size() > MOST_PATHS ? more.subList(0, MOST_PATHS) : more;
  }

  /// Returns the page with the requests of an earlier time, whose paths are used only where it has
  /// too few: what an id names may be gone since.
  Page plusEarlier(Page earlier) {
    var all = new ArrayList<>(paths);
    earlier.paths.stream().filter(path -> !all.contains(path)).forEach(all::add);
    var most = all.subList(0, Math.min(all.size(), MOST_PATHS));
    return new Page(pattern, count + earlier.count, most);
  }

  /// Returns the page without some of its paths, or nothing if none is left.
  Stream<Page> without(Predicate<String> excluded) {
    var kept = paths.stream().filter(excluded.negate()).toList();
    return kept.isEmpty() ? Stream.empty() : Stream.of(new Page(pattern, count, kept));
  }

  /// Returns a hash whose bits all depend on all of the text: FNV-1a, then the last step of
  /// MurmurHash3.
  private static long hash(String text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
