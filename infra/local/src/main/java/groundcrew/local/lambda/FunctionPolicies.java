package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/// The resource-based policies of functions, versions and aliases.
public interface FunctionPolicies {

  /// Adds a statement, or replaces the one of its `Sid`.
  void add(String arn, JsonNode statement);

  /// Removes the statement of a `Sid`.
  void remove(String arn, String sid);
}
