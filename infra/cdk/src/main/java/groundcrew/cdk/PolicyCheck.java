package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.cdk.Wildcards.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds wildcards without a reason in the policies of a template, and principals that do not
/// survive a deployment.
///
/// Statements that deny can have any wildcard.
final class PolicyCheck {
  private final List<Allowance> allowed;

  PolicyCheck(List<Allowance> allowed) {
    this.allowed = allowed;
  }

  /// Returns one sentence for each finding.
  List<String> findings(JsonNode template) {
    var findings = new ArrayList<String>();
    for (var resource : template.path("Resources").properties()) {
      statements(resource.getValue())
          .filter(statement -> !statement.path("Effect").asText().equals("Deny"))
          .forEach(statement -> check(resource.getKey(), statement, findings));
    }
    return findings;
  }

  /// Returns every policy statement below a node, including those of trust policies.
  static Stream<JsonNode> statements(JsonNode node) {
    var here = node.path("Statement");
    var own = here.isArray() ? here.valueStream() : Stream.<JsonNode>empty();
    return Stream.concat(own, node.valueStream().flatMap(PolicyCheck::statements));
  }

  private void check(String logicalId, JsonNode statement, List<String> findings) {
    var sid = statement.path("Sid").asText("without Sid");
    for (var name : List.of("NotAction", "NotResource", "NotPrincipal")) {
      if (statement.has(name)) {
        findings.add(
            "%s, statement %s: %s allows everything that it does not name"
                .formatted(logicalId, sid, name));
      }
    }
    texts(statement.path("Action"))
        .filter(action -> action.contains("*"))
        .forEach(action ->
            findings.add(
                "%s, statement %s: action %s has a wildcard; name the actions"
                    .formatted(logicalId, sid, action)));
    texts(statement.path("Resource"))
        .filter(resource -> resource.contains("*"))
        .filter(resource -> !isAllowed(sid, resource))
        .forEach(resource ->
            findings.add(
                "%s, statement %s: resource %s has a wildcard without a reason; narrow it or give one in Wildcards"
                    .formatted(logicalId, sid, resource)));
    principals(statement)
        .filter(who -> who.contains(":role/"))
        .forEach(who ->
            findings.add(
                "%s, statement %s: principal %s becomes the unique id of the role, which the role loses when it is deployed again; name its account and a condition on aws:PrincipalArn"
                    .formatted(logicalId, sid, who)));
    principals(statement)
        .filter(who -> who.equals("*"))
        .forEach(who ->
            findings.add(
                "%s, statement %s: principal * is everyone; name the principals"
                    .formatted(logicalId, sid)));
  }

  private static Stream<String> principals(JsonNode statement) {
    var principal = statement.path("Principal");
    return principal.isObject()
        ? principal.valueStream().flatMap(PolicyCheck::texts)
        : texts(principal);
  }

  private boolean isAllowed(String sid, String resource) {
    return allowed.stream()
        .anyMatch(
            allowance -> allowance.sid().equals(sid) && allowance.resource().equals(resource));
  }

  private static Stream<String> texts(JsonNode node) {
    if (node.isMissingNode()) {
      return Stream.empty();
    }
    return node.isArray() ? node.valueStream().map(PolicyCheck::text) : Stream.of(text(node));
  }

  /// Returns a value as one text, with references as `${…}`.
  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.asText();
    }
    if (node.has("Ref")) {
      return "${" + node.path("Ref").asText() + "}";
    }
    if (node.has("Fn::GetAtt")) {
      var parts = node.path("Fn::GetAtt").valueStream().map(JsonNode::asText).toList();
      return "${" + String.join(".", parts) + "}";
    }
    if (node.has("Fn::Join")) {
      var parts = node.path("Fn::Join").path(1).valueStream().map(PolicyCheck::text).toList();
      return String.join(node.path("Fn::Join").path(0).asText(), parts);
    }
    return node.toString();
  }
}
