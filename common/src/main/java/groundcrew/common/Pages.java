package groundcrew.common;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
    return StreamSupport.stream(new PageSpliterator<>(call, token), false);
  }

  /// Returns the token of a protocol that may send an empty text instead of none.
  public static Optional<String> token(@Nullable String text) {
    return Optional.ofNullable(text).filter(token -> !token.isEmpty());
  }

  private static final class PageSpliterator<T, P> extends Spliterators.AbstractSpliterator<P> {
    private final Function<@Nullable T, P> call;
    private final Function<P, Optional<T>> token;
    private final Set<T> used = new HashSet<>();
    private @Nullable T next;
    private boolean last;

    PageSpliterator(Function<@Nullable T, P> call, Function<P, Optional<T>> token) {
      super(Long.MAX_VALUE, ORDERED);
      this.call = call;
      this.token = token;
    }

    @Override
    public boolean tryAdvance(Consumer<? super P> action) {
      if (last) {
        return false;
      }
      if (next != null && !used.add(next)) {
        throw new IllegalStateException(
            "a list of AWS repeats a page token, so it would never end");
      }
      var page = call.apply(next);
      next = token.apply(page).orElse(null);
      last = next == null;
      action.accept(page);
      return true;
    }
  }
}
