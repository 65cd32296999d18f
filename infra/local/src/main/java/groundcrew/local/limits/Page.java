package groundcrew.local.limits;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A page of a listing.
///
/// @param next where the listing goes on; empty on the last page
public record Page<T>(List<T> items, Optional<PageToken> next) {

  /// Returns the page at a position.
  ///
  /// @param rest every item, in the order of their keys
  /// @param key what a token remembers an item by
  /// @param size how many the page may hold, zero for an empty page
  public static <T> Page<T> of(
      Stream<T> rest, Function<T, String> key, int size, PageToken position, Instant now) {
    var found =
        rest.filter(item -> key.apply(item).compareTo(position.after()) > 0)
            .limit(size + 1L)
            .toList();
    return cut(found, key, size, position, now);
  }

  /// Returns the page that holds the first `size` of the items found; one more than that tells that
  /// the listing goes on.
  public static <T> Page<T> cut(
      List<T> found, Function<T, String> key, int size, PageToken position, Instant now) {
    if (found.size() <= size) {
      return new Page<>(found, Optional.empty());
    }
    var items = found.subList(0, size);
    var last = items.isEmpty() ? position.after() : key.apply(items.getLast());
    return new Page<>(items, Optional.of(position.next(last, now)));
  }
}
