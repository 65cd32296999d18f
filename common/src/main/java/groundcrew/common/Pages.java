package groundcrew.common;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what AWS lists in pages.
public final class Pages {
  private Pages() {}

  /// Returns the pages, each read when it is asked for.
  ///
  /// A page may be empty although more follow: only the token tells the end, by being absent or
  /// empty. One that comes twice ends the reading with an [IllegalStateException]: it would never
  /// end.
  ///
  /// @param call reads the page of a token, and the first one without any
  /// @param token returns the token of the page after the given one
  public static <T, P> Stream<P> of(Function<@Nullable T, P> call, Function<P, Optional<T>> token) {
    return Stream.iterate(
            Optional.of(call.apply(null)), Optional::isPresent, next(call, token, new HashSet<>()))
        .map(Optional::orElseThrow);
  }

  /// Returns the token of a protocol that may send an empty text for none.
  public static Optional<String> token(@Nullable String text) {
    return Optional.ofNullable(text).filter(token -> !token.isEmpty());
  }

  private static <T, P> UnaryOperator<Optional<P>> next(
      Function<@Nullable T, P> call, Function<P, Optional<T>> token, Set<T> used) {
    return page ->
        page.flatMap(token)
            .map(next -> {
              if (!used.add(next)) {
                throw new IllegalStateException("the list never ends: a page comes again");
              }
              return call.apply(next);
            });
  }
}
