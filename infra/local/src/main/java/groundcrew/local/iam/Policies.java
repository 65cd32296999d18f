package groundcrew.local.iam;

import java.util.List;
import java.util.Map;

/// Weighs the policies that apply to a request, by IAM's published logic.
final class Policies {
  private Policies() {}

  /// Returns the reason of a denial in IAM's words, or an empty text for a call that is allowed.
  static String denial(AuthorizationRequest request, ApplicablePolicies policies) {
    var denies = denies(request, policies);
    if (!denies.isEmpty()) {
      return denies;
    }
    var principalMatch =
        speaking(request, policies.resource(), true).stream()
            .map(s -> s.principalMatch(request))
            .max(Principals.PrincipalMatch::compareTo)
            .orElse(Principals.PrincipalMatch.NONE);
    var bounds = !policies.bounded() || !speaking(request, policies.boundary(), true).isEmpty();
    var own = policies.everything() || !speaking(request, policies.identity(), true).isEmpty();
    var granted =
        policies.sameAccount()
            && (principalMatch == Principals.PrincipalMatch.SESSION
                || (principalMatch == Principals.PrincipalMatch.DIRECT && bounds));
    var resourceAgrees =
        principalMatch != Principals.PrincipalMatch.NONE
            || (policies.sameAccount() && !policies.resourceMustAllow());
    if (granted || (own && bounds && resourceAgrees)) {
      return "";
    }
    var missing =
        !resourceAgrees
            ? "resource-based policy"
            : !own ? "identity-based policy" : "permissions boundary";
    return "because no " + missing + " allows the " + request.action() + " action";
  }

  private static String denies(AuthorizationRequest request, ApplicablePolicies policies) {
    return List.of(
            Map.entry("an identity-based policy", policies.identity()),
            Map.entry("a permissions boundary", policies.boundary()),
            Map.entry("a resource-based policy", policies.resource()))
        .stream()
        .filter(side -> !speaking(request, side.getValue(), false).isEmpty())
        .findFirst()
        .map(side -> "with an explicit deny in " + side.getKey())
        .orElse("");
  }

  private static List<Statement> speaking(
      AuthorizationRequest request, List<Statement> statements, boolean allows) {
    return statements.stream()
        .filter(s -> s.allows() == allows)
        .filter(s -> s.principalMatch(request) != Principals.PrincipalMatch.NONE)
        .filter(s -> s.speaksOf(request))
        .toList();
  }
}
