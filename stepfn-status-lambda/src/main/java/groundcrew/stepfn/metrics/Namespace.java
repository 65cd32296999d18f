package groundcrew.stepfn.metrics;

import java.util.regex.Pattern;

/// The rule for the namespace of the metrics: that of CloudWatch, without the namespaces of AWS.
public final class Namespace {
  /// What is expected, in words.
  public static final String EXPECTATION =
      "a metric namespace: 1 to 255 letters, digits or ._/#:-, not beginning with : or AWS/";

  private static final Pattern VALID = Pattern.compile("(?!AWS/|:)[A-Za-z0-9._/#:-]{1,255}");

  private Namespace() {}

  /// Returns the text.
  ///
  /// @throws IllegalArgumentException if it is no such namespace
  public static String parse(String text) {
    if (!VALID.matcher(text).matches()) {
      throw new IllegalArgumentException("expected " + EXPECTATION);
    }
    return text;
  }
}
