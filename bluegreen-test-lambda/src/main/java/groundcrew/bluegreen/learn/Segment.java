package groundcrew.bluegreen.learn;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells what a segment of a path looks like: a name, an id, or something that belongs to one
/// person or one visit.
final class Segment {
  /// What stands for an id in a pattern.
  private static final String ID = "{id}";

  /// A longer number may be a phone number, a card or an account.
  private static final int MOST_DIGITS = 8;

  /// Names are shorter, or have separators.
  private static final int LONGEST_WORD = 24;

  private static final int SHORTEST_TOKEN = 6;

  /// Changes between letters and digits, or from lower to upper case: names have fewer, and not one
  /// in four characters.
  private static final int CHANGES = 3;

  private static final int CHANGES_IN = 4;

  private static final Pattern SEPARATOR = Pattern.compile("[-_.~+,!$'()* ]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern HEX =
      Pattern.compile("[0-9a-fA-F]{12,}|(?=.*[0-9])(?=.*[a-fA-F])[0-9a-fA-F]{8,}");
  private static final Pattern ALL_KINDS =
      Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[0-9a-zA-Z]{10,}");

  /// The shape of random bytes in the alphabet of Base64 for URLs, whose `-` and `_` separate words
  /// elsewhere.
  private static final Pattern BASE64 =
      Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[0-9a-zA-Z_-]{20,}");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern OF_PEOPLE = Pattern.compile("[@=&|<>\"\\\\^`{}%\\p{Cntrl}\\uFFFD]");

  private Segment() {}

  /// Returns the segment as it stands in a pattern: each number between separators is an id. Empty
  /// if no list may have it: an address, a token, a key with its value, a long number.
  ///
  /// @param decoded without percent-encoding and path parameters
  static Optional<String> fold(String decoded) {
    if (decoded.isEmpty()) {
      return Optional.of("");
    }
    if (decoded.equals(".") || decoded.equals("..") || belongsToSomebody(decoded)) {
      return Optional.empty();
    }
    var folded = new StringBuilder(decoded.length());
    var digits = 0;
    var at = 0;
    var separators = SEPARATOR.matcher(decoded);
    while (at <= decoded.length()) {
      var found = separators.find();
      var end = found ? separators.start() : decoded.length();
      var word = decoded.substring(at, end);
      if (token(word)) {
        return Optional.empty();
      }
      var number = NUMBER.matcher(word).matches();
      digits += number ? word.length() : 0;
      folded.append(number ? ID : word).append(found ? separators.group() : "");
      at = found ? separators.end() : decoded.length() + 1;
    }
    return digits > MOST_DIGITS ? Optional.empty() : Optional.of(folded.toString());
  }

  private static boolean belongsToSomebody(String decoded) {
    // Two colons: an address of IPv6, or of a device.
    return random(decoded)
        || OF_PEOPLE.matcher(decoded).find()
        || IPV4.matcher(decoded).matches()
        || decoded.indexOf(':') != decoded.lastIndexOf(':');
  }

  /// A random text seldom has fewer changes, however its separators cut it: of ten million texts of
  /// 32 characters, about twenty.
  private static boolean random(String decoded) {
    return BASE64.matcher(decoded).matches()
        && SEPARATOR.splitAsStream(decoded).mapToInt(Segment::changes).sum() >= CHANGES;
  }

  private static boolean token(String word) {
    return word.length() > LONGEST_WORD
        || HEX.matcher(word).matches()
        || ALL_KINDS.matcher(word).matches()
        || mixed(word);
  }

  /// Tells whether letters, digits and cases change as often as in a random text.
  private static boolean mixed(String word) {
    if (word.length() < SHORTEST_TOKEN) {
      return false;
    }
    var changes = changes(word);
    return changes >= CHANGES && changes * CHANGES_IN > word.length();
  }

  private static int changes(String word) {
    var changes = 0;
    for (var i = 1; i < word.length(); i++) {
      var before = word.charAt(i - 1);
      var here = word.charAt(i);
      if (Character.isDigit(before) != Character.isDigit(here)
          || (Character.isLowerCase(before) && Character.isUpperCase(here))) {
        changes++;
      }
    }
    return changes;
  }
}
