package groundcrew.bluegreen.learn;

import java.util.List;
import java.util.Locale;

/// A pattern of paths and queries: `*` stands for any text, and upper and lower case are the same.
public record Glob(List<String> pieces) {
  /// Copies the pieces.
  public Glob {
    pieces = List.copyOf(pieces);
  }

  /// Returns the pattern of a text such as `*logout*`.
  ///
  /// @throws IllegalArgumentException if it has control characters, or would match everything
  public static Glob parse(String text) {
    if (text.isBlank() || text.replace("*", "").isEmpty() || text.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("expected a pattern such as *logout*");
    }
    return new Glob(List.of(text.toLowerCase(Locale.ROOT).split("\\*", -1)));
  }

  /// Tells whether a text is matched as a whole.
  ///
  /// @param lower in lower case
  boolean matches(String lower) {
    var first = pieces.getFirst();
    if (pieces.size() == 1) {
      return lower.equals(first);
    }
    var last = pieces.getLast();
    var end = lower.length() - last.length();
    if (!lower.startsWith(first) || !lower.endsWith(last) || end < first.length()) {
      return false;
    }
    var at = first.length();
    for (var piece : pieces.subList(1, pieces.size() - 1)) {
      var found = lower.indexOf(piece, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
    }
    return true;
  }
}
