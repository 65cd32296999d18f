package groundcrew.local.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/// Evaluates one question against the policies that bear on it, and remembers what decided.
final class Policies {
  private final Set<String> used = new ConcurrentSkipListSet<>();
  private final Set<String> disabled = new ConcurrentSkipListSet<>();

  /// The policies that bear on one question.
  ///
  /// @param everything the identity side allows without policy: the operator at home
  /// @param bounded whether a permissions boundary is set
  record Bearing(
      boolean everything,
      List<Statement> identity,
      boolean bounded,
      List<Statement> boundary,
      List<Statement> resource) {}

  /// Returns the reason of a denial in IAM's words, or an empty text for a call that is allowed.
  String denial(
      Question question, Bearing bearing, boolean sameAccount, boolean resourceMustAllow) {
    var denies = denies(question, bearing);
    if (!denies.isEmpty()) {
      return denies;
    }
    var identity = allowing(question, bearing.identity());
    var boundary = allowing(question, bearing.boundary());
    var resource = allowing(question, bearing.resource());
    var closeness =
        resource.stream()
            .map(s -> s.closeness(question))
            .max(Principals.Closeness::compareTo)
            .orElse(Principals.Closeness.NONE);
    var bounds = !bearing.bounded() || !boundary.isEmpty();
    var own = bearing.everything() || !identity.isEmpty();
    var granted =
        sameAccount
            && (closeness == Principals.Closeness.SESSION
                || (closeness == Principals.Closeness.DIRECT && bounds));
    var resourceAgrees =
        closeness != Principals.Closeness.NONE || (sameAccount && !resourceMustAllow);
    if (granted || (own && bounds && resourceAgrees)) {
      Stream.of(identity, boundary, resource)
          .flatMap(List::stream)
          .map(Statement::id)
          .forEach(used::add);
      return "";
    }
    var missing =
        !resourceAgrees
            ? "resource-based policy"
            : !own ? "identity-based policy" : "permissions boundary";
    return "because no " + missing + " allows the " + question.action() + " action";
  }

  private String denies(Question question, Bearing bearing) {
    for (var side :
        List.of(
            Map.entry("an identity-based policy", bearing.identity()),
            Map.entry("a permissions boundary", bearing.boundary()),
            Map.entry("a resource-based policy", bearing.resource()))) {
      var denying = speaking(question, side.getValue(), false);
      if (!denying.isEmpty()) {
        denying.forEach(s -> used.add(s.id()));
        return "with an explicit deny in " + side.getKey();
      }
    }
    return "";
  }

  private List<Statement> allowing(Question question, List<Statement> statements) {
    return speaking(question, statements, true);
  }

  private List<Statement> speaking(Question question, List<Statement> statements, boolean allows) {
    return statements.stream()
        .filter(s -> s.allows() == allows && !disabled.contains(s.id()))
        .filter(s -> s.closeness(question) != Principals.Closeness.NONE)
        .filter(s -> s.speaksOf(question))
        .toList();
  }

  Set<String> used() {
    return new TreeSet<>(used);
  }

  void disable(String statement) {
    disabled.add(statement);
  }

  void enableAll() {
    disabled.clear();
  }
}
