package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whom a statement names, by kind (`AWS`, `Service`); a role is named by its unique id.
record Principals(Map<String, List<String>> named) {

  /// How closely a statement names the one who asks; the closer, the less else is needed.
  enum PrincipalMatch {
    NONE,
    /// Its account, which then decides by its own identity policies.
    ACCOUNT,
    /// The role (or everybody): no identity policy is needed in the same account.
    DIRECT,
    /// The session itself, which no permissions boundary limits.
    SESSION
  }

  static Principals of(String statement, JsonNode principal) {
    if (principal.isTextual() && principal.asText().equals("*")) {
      return new Principals(Map.of("AWS", List.of("*")));
    }
    var named = new TreeMap<String, List<String>>();
    for (var kind : principal.properties()) {
      if (!kind.getKey().equals("AWS") && !kind.getKey().equals("Service")) {
        throw new UnknownPolicyElement(statement, "principal kind " + kind.getKey());
      }
      named.put(kind.getKey(), Statement.texts(kind.getValue()));
    }
    if (named.isEmpty()) {
      throw new UnknownPolicyElement(statement, "principal " + principal);
    }
    return new Principals(named);
  }

  PrincipalMatch principalMatch(AuthorizationRequest request) {
    var aws = named.getOrDefault("AWS", List.of());
    if (request.service().isPresent()) {
      return aws.contains("*")
              || named.getOrDefault("Service", List.of()).contains(request.service().get())
          ? PrincipalMatch.DIRECT
          : PrincipalMatch.NONE;
    }
    return request
        .caller()
        .map(caller -> principalMatch(aws, caller, request.roleId()))
        .orElse(PrincipalMatch.NONE);
  }

  private static PrincipalMatch principalMatch(
      List<String> aws, Caller caller, Optional<String> roleId) {
    if (aws.contains(caller.arn())) {
      return PrincipalMatch.SESSION;
    }
    if (aws.contains("*") || roleId.map(aws::contains).orElse(false)) {
      return PrincipalMatch.DIRECT;
    }
    return aws.stream().anyMatch(name -> account(name).equals(caller.account()))
        ? PrincipalMatch.ACCOUNT
        : PrincipalMatch.NONE;
  }

  private static String account(String name) {
    if (!name.contains(":")) {
      return name;
    }
    return Arn.find(name).filter(arn -> arn.resource().equals("root")).map(Arn::account).orElse("");
  }
}
