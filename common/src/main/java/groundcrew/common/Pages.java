package groundcrew.common;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the pages of a list of AWS.
public final class Pages {
  private Pages() {}

  /// Returns the pages. The stream reads a page as it is consumed.
  ///
  /// A page may be empty although more follow: only an absent or empty token marks the end. A token
  /// that repeats ends the stream with an [IllegalStateException], because the list would never
  /// end.
  ///
  /// @param call reads the page of a token, or the first page
  /// @param token returns the token of the page after the given one
  public static <T, P> Stream<P> of(Function<@Nullable T, P> call, Function<P, Optional<T>> token) {
    return Stream.iterate(
            Optional.of(call.apply(null)), Optional::isPresent, next(call, token, new HashSet<>()))
        .map(Optional::orElseThrow);
  }

  /// Returns the token of a protocol that may send an empty text instead of none.
  public static Optional<String> token(@Nullable String text) {
    return Optional.ofNullable(text).filter(token -> !token.isEmpty());
  }

  private static <T, P> UnaryOperator<Optional<P>> next(
      Function<@Nullable T, P> call, Function<P, Optional<T>> token, Set<T> used) {
    return page ->
        page.flatMap(token)
            .map(next -> {
              if (!used.add(next)) {
                throw new IllegalStateException(
                    "a list of AWS repeats a page token, so it would never end");
              }
              return call.apply(next);
            });
  }
}
