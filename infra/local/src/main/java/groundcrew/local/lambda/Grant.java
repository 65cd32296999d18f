package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.ResourceProperties;

/// Turns an `AWS::Lambda::Permission` into the statement that it adds to a function's policy.
final class Grant {
  private Grant() {}

  static ObjectNode statement(String id, ResourceProperties properties, String functionArn) {
    var statement = Json.object().put("Sid", id).put("Effect", "Allow");
    principal(statement, properties.required("Principal"));
    statement.put("Action", properties.required("Action")).put("Resource", functionArn);
    condition(statement, "ArnLike", "aws:SourceArn", properties, "SourceArn");
    condition(statement, "StringEquals", "aws:SourceAccount", properties, "SourceAccount");
    condition(statement, "StringEquals", "aws:PrincipalOrgID", properties, "PrincipalOrgID");
    return statement;
  }

  private static void principal(ObjectNode statement, String principal) {
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else {
      // Services have names with dots; accounts and roles are numbers and ARNs.
      var kind = principal.endsWith(".amazonaws.com") ? "Service" : "AWS";
      statement.putObject("Principal").put(kind, principal);
    }
  }

  private static void condition(
      ObjectNode statement,
      String operator,
      String key,
      ResourceProperties properties,
      String property) {
    properties
        .text(property)
        .ifPresent(value -> statement.withObject("Condition").withObject(operator).put(key, value));
  }
}
