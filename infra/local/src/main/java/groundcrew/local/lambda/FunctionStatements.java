package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.iam.Iam;

/// The policies of functions, as IAM decides by them.
record FunctionStatements(Iam iam) implements FunctionPolicies {

  @Override
  public void add(String arn, JsonNode statement) {
    iam.addResourceStatement(arn, statement);
  }

  @Override
  public void remove(String arn, String sid) {
    iam.removeResourceStatement(arn, sid);
  }
}
