package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What IAM makes of the principals of a policy when it stores the policy: the ARN of a role
/// becomes the role's unique id, so that a later role of that name does not inherit the trust.
///
/// Accounts stay what they are, and so does the session of a role, for which AWS documents no id.
/// Condition keys such as `aws:PrincipalArn` are compared with ARNs, and never converted.
final class StoredPolicies {
  private static final Pattern KEPT =
      Pattern.compile(
          """
          \\*|\\d{12}|arn:[a-z-]+:iam::\\d{12}:root\
          |arn:[a-z-]+:sts::\\d{12}:assumed-role/[^/*?]+/[^/*?]+\
          |arn:[a-z-]+:iam::\\d{12}:user/operator\
          """);

  private final RoleIds ids;

  StoredPolicies(RoleIds ids) {
    this.ids = ids;
  }

  /// Returns a policy, or one statement of it, as it is stored.
  ///
  /// @throws AwsError `MalformedPolicyDocument` for a principal that does not exist
  JsonNode stored(JsonNode policy) {
    return convert(policy, this::stored);
  }

  /// Returns a stored policy as it is read back: a deleted role is shown by its id.
  JsonNode shown(JsonNode policy) {
    return convert(policy, id -> ids.arn(id).orElse(id));
  }

  private String stored(String principal) {
    // The only user of an account is the operator; other users and groups do not exist here.
    if (KEPT.matcher(principal).matches() || ids.arn(principal).isPresent()) {
      return principal;
    }
    return ids.of(principal)
        .orElseThrow(() ->
            new AwsError(
                400,
                "MalformedPolicyDocument",
                "Invalid principal in policy: \"AWS\":\"" + principal + "\""));
  }

  private static JsonNode convert(JsonNode policy, UnaryOperator<String> principal) {
    var copy = policy.deepCopy();
    copy.findValues("Statement")
        .forEach(found -> {
          if (found.isArray()) {
            found.forEach(statement -> convertStatement(statement, principal));
          } else {
            convertStatement(found, principal);
          }
        });
    convertStatement(copy, principal);
    return copy;
  }

  private static void convertStatement(JsonNode statement, UnaryOperator<String> principal) {
    if (statement.path("Principal") instanceof ObjectNode named && named.has("AWS")) {
      named.set("AWS", convertNames(named.path("AWS"), principal));
    }
  }

  private static JsonNode convertNames(JsonNode names, UnaryOperator<String> principal) {
    if (names instanceof ArrayNode several) {
      var converted = JsonNodeFactory.instance.arrayNode();
      several.forEach(name -> converted.add(principal.apply(name.asText())));
      return converted;
    }
    return JsonNodeFactory.instance.textNode(principal.apply(names.asText()));
  }
}
