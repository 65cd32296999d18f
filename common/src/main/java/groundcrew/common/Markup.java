package groundcrew.common;

/// Writes HTML. Text is escaped.
public final class Markup {
  private static final char UNKNOWN = '\uFFFD';

  private final StringBuilder out;

  /// @param capacity expected length in characters
  public Markup(int capacity) {
    this.out = new StringBuilder(capacity);
  }

  /// Appends markup.
  public Markup raw(String html) {
    out.append(html);
    return this;
  }

  /// Appends text, between elements or in an attribute with double quotes.
  public Markup text(String text) {
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        // HTML cannot represent the other control characters.
        default -> out.append(character < ' ' && !blank(character) ? UNKNOWN : character);
      }
    }
    return this;
  }

  /// Appends a number.
  public Markup text(long number) {
    out.append(number);
    return this;
  }

  private static boolean blank(char character) {
    return character == '\t' || character == '\n';
  }

  /// Returns the HTML.
  @Override
  public String toString() {
    return out.toString();
  }
}
