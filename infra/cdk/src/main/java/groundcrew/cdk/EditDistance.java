package groundcrew.cdk;

import java.util.Collection;
import java.util.Comparator;

/// The number of characters that must change to turn one name into another (Levenshtein distance).
final class EditDistance {
  private EditDistance() {}

  /// Returns the candidate that is most similar to a misspelled name.
  static String nearest(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> between(candidate, name))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  static int between(String one, String other) {
    var previous = new int[other.length() + 1];
    for (var column = 0; column <= other.length(); column++) {
      previous[column] = column;
    }
    for (var row = 1; row <= one.length(); row++) {
      var current = new int[other.length() + 1];
      current[0] = row;
      for (var column = 1; column <= other.length(); column++) {
        var change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + change, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
