package groundcrew.local.iam;

/// Matches IAM's wildcards: `*` for any characters, `?` for one.
final class Globs {
  private Globs() {}

  static boolean matches(String pattern, String text) {
    var p = 0;
    var t = 0;
    var star = -1;
    var resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /// Matches two ARNs part by part, as `ArnLike` and `ArnEquals` do: a wildcard stays in its part.
  static boolean arnMatches(String pattern, String arn) {
    var patternParts = pattern.split(":", 6);
    var parts = arn.split(":", 6);
    if (patternParts.length != parts.length) {
      return false;
    }
    for (var i = 0; i < parts.length; i++) {
      if (!matches(patternParts[i], parts[i])) {
        return false;
      }
    }
    return true;
  }
}
