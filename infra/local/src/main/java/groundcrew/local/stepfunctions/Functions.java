package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.stepfunctions.asl.StateError;

/// Functions as state machines reach them.
@FunctionalInterface
public interface Functions {

  /// Invokes a function with the role of a machine, and waits for its answer.
  ///
  /// @param parameters of Lambda's `Invoke`, by their names in the API
  /// @return what the integration `lambda:invoke` answers
  /// @throws StateError as AWS names the error
  JsonNode invoke(Machine machine, JsonNode parameters);
}
