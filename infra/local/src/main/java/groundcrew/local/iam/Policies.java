package groundcrew.local.iam;

import java.util.List;
import java.util.Map;

/// Weighs the policies that bear on a question, by IAM's published logic.
final class Policies {
  private Policies() {}

  /// Returns the reason of a denial in IAM's words, or an empty text for a call that is allowed.
  static String denial(Question question, Bearing bearing) {
    var denies = denies(question, bearing);
    if (!denies.isEmpty()) {
      return denies;
    }
    var closeness =
        speaking(question, bearing.resource(), true).stream()
            .map(s -> s.closeness(question))
            .max(Principals.Closeness::compareTo)
            .orElse(Principals.Closeness.NONE);
    var bounds = !bearing.bounded() || !speaking(question, bearing.boundary(), true).isEmpty();
    var own = bearing.everything() || !speaking(question, bearing.identity(), true).isEmpty();
    var granted =
        bearing.sameAccount()
            && (closeness == Principals.Closeness.SESSION
                || (closeness == Principals.Closeness.DIRECT && bounds));
    var resourceAgrees =
        closeness != Principals.Closeness.NONE
            || (bearing.sameAccount() && !bearing.resourceMustAllow());
    if (granted || (own && bounds && resourceAgrees)) {
      return "";
    }
    var missing =
        !resourceAgrees
            ? "resource-based policy"
            : !own ? "identity-based policy" : "permissions boundary";
    return "because no " + missing + " allows the " + question.action() + " action";
  }

  private static String denies(Question question, Bearing bearing) {
    return List.of(
            Map.entry("an identity-based policy", bearing.identity()),
            Map.entry("a permissions boundary", bearing.boundary()),
            Map.entry("a resource-based policy", bearing.resource()))
        .stream()
        .filter(side -> !speaking(question, side.getValue(), false).isEmpty())
        .findFirst()
        .map(side -> "with an explicit deny in " + side.getKey())
        .orElse("");
  }

  private static List<Statement> speaking(
      Question question, List<Statement> statements, boolean allows) {
    return statements.stream()
        .filter(s -> s.allows() == allows)
        .filter(s -> s.closeness(question) != Principals.Closeness.NONE)
        .filter(s -> s.speaksOf(question))
        .toList();
  }
}
