package groundcrew.tagging.message;

import static java.util.Locale.ROOT;

import groundcrew.common.AwsRegions;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Validates what AWS validates. Each rule returns a valid text, and rejects any other with an
/// [IllegalArgumentException].
public final class Rules {
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final Pattern LEVEL = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final String DEFAULT = "?";
  private static final int MAX_KEY_LENGTH = 128;
  private static final int MAX_VALUE_LENGTH = 256;

  private Rules() {}

  /// Validates the key of a tag.
  public static String key(String text) {
    if (text.toLowerCase(ROOT).startsWith("aws:")) {
      throw invalid("tag key", text, "a key that does not begin with aws:, which AWS reserves");
    }
    if (text.isEmpty() || text.length() > MAX_KEY_LENGTH || !LETTERS.matcher(text).matches()) {
      throw invalid("tag key", text, "1 to 128 letters, digits, blanks or _.:/=+-@");
    }
    return text;
  }

  /// Returns a rule for one key after the other, which rejects a key that differs from an earlier
  /// one only by case: most services treat these as different keys, IAM treats them as duplicates
  /// and rejects both.
  public static UnaryOperator<String> distinctKeys() {
    var keys = new HashMap<String, String>();
    return text -> {
      var key = key(text);
      if (!key.equals(keys.computeIfAbsent(key.toLowerCase(ROOT), _ -> key))) {
        throw new IllegalArgumentException("differs only by case");
      }
      return key;
    };
  }

  /// Returns the same rule for keys, some of which end with a question mark: they are only
  /// defaults.
  public static UnaryOperator<String> distinctKeysOrDefaults() {
    var distinct = distinctKeys();
    var marks = new HashMap<String, Boolean>();
    return text -> {
      var key = distinct.apply(withoutMark(text));
      if (marks.computeIfAbsent(key, _ -> marked(text)) != marked(text)) {
        throw new IllegalArgumentException("is enforced and only a default");
      }
      return text;
    };
  }

  /// Returns whether the key is marked as a default. No key can contain a question mark.
  public static boolean marked(String key) {
    return key.endsWith(DEFAULT);
  }

  /// Returns the key without the mark of a default.
  public static String withoutMark(String key) {
    return marked(key) ? key.substring(0, key.length() - DEFAULT.length()) : key;
  }

  /// Validates the value of a tag, which may be empty. A value may be personal: the error states
  /// only its key and length.
  public static String value(String key, String text) {
    if (text.length() > MAX_VALUE_LENGTH || !LETTERS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "value of tag key '%s': expected at most 256 letters, digits, blanks or _.:/=+-@, received %d characters"
              .formatted(key, text.length()));
    }
    return text;
  }

  /// Validates the name of a level.
  public static String level(String text) {
    return matching(LEVEL, "level", text, "1 to 32 of a-z, 0-9 and -");
  }

  /// Validates the id of an account.
  public static String account(String text) {
    return matching(ACCOUNT, "account", text, "12 digits");
  }

  /// Validates the name of a region.
  public static String region(String text) {
    return AwsRegions.require(text);
  }

  private static String matching(Pattern pattern, String what, String text, String expectation) {
    if (!pattern.matcher(text).matches()) {
      throw invalid(what, text, expectation);
    }
    return text;
  }

  private static IllegalArgumentException invalid(String what, String text, String expectation) {
    return new IllegalArgumentException("%s '%s': expected %s".formatted(what, text, expectation));
  }
}
