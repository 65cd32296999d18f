package groundcrew.bluegreen.list;

import java.util.regex.Pattern;

/// The HTTP statuses that a row expects.
///
/// @param text such as `200` or `2xx`
/// @param first first status of the range
/// @param last last status of the range
public record StatusRange(String text, int first, int last) {
  private static final Pattern ONE = Pattern.compile("[1-5][0-9]{2}");
  private static final Pattern CLASS = Pattern.compile("[1-5][xX]{2}");
  private static final int CLASS_SIZE = 100;

  /// What a row expects that does not say: a page, or an answer without a body. A redirect is
  /// neither: where it leads to was not tested.
  public static final StatusRange SUCCESS = parse("2xx");

  /// Returns the range.
  ///
  /// @throws IllegalArgumentException if the text is neither a status nor a class
  public static StatusRange parse(String text) {
    if (ONE.matcher(text).matches()) {
      var status = Integer.parseInt(text);
      return new StatusRange(text, status, status);
    }
    if (CLASS.matcher(text).matches()) {
      var first = (text.charAt(0) - '0') * CLASS_SIZE;
      return new StatusRange(text, first, first + CLASS_SIZE - 1);
    }
    throw new IllegalArgumentException("expected a status such as 200 or 2xx");
  }

  /// Tells whether a status is one of the range.
  public boolean contains(int status) {
    return status >= first && status <= last;
  }

  @Override
  public String toString() {
    return text;
  }
}
