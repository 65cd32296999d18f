package groundcrew.local.runcommand;

/// How much output the service keeps; the rest is in S3 alone.
final class Output {
  static final int STDOUT = 24_000;
  static final int STDERR = 8_000;

  /// Of both together, in a listing.
  static final int LISTED = 2_500;

  private static final String TRUNCATED = "--output truncated--";
  private static final String ERROR = "\n----------ERROR-------\n";

  private Output() {}

  /// Returns the first characters of a text, of which the last ones say that more was written.
  static String first(String text, int length) {
    var characters = text.codePointCount(0, text.length());
    return characters <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - TRUNCATED.length())) + TRUNCATED;
  }

  /// Returns both streams as a listing shows them.
  static String listed(String stdout, String stderr) {
    return first(stderr.isEmpty() ? stdout : stdout + ERROR + stderr, LISTED);
  }
}
