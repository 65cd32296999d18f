package groundcrew.local.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The key policies that AWS writes.
final class KeyPolicies {
  private KeyPolicies() {}

  /// Returns what a key has that is created without a policy: the account's IAM policies decide.
  static ObjectNode byDefault(String account) {
    var policy = empty();
    allow(policy, root(account), "Enable IAM User Permissions").put("Action", "kms:*");
    return policy;
  }

  static ObjectNode empty() {
    var policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    policy.putArray("Statement");
    return policy;
  }

  static ObjectNode allow(ObjectNode policy, String principal, String sid) {
    var statement = policy.withArray("Statement").addObject();
    statement.put("Sid", sid).put("Effect", "Allow").put("Resource", "*");
    statement.putObject("Principal").put("AWS", principal);
    return statement;
  }

  static String root(String account) {
    return "arn:aws:iam::" + account + ":root";
  }
}
