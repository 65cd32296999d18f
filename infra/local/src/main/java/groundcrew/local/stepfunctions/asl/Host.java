package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a run needs of the service around it.
public interface Host {

  /// Invokes a function and waits for its answer.
  ///
  /// @param parameters of Lambda's `Invoke`, by their names in the API
  /// @return what the integration answers
  /// @throws StateError as AWS names the error
  JsonNode invoke(JsonNode parameters);

  /// Adds an event to the history, which ignores it once the execution has ended.
  ///
  /// @return its id
  long record(String type, ObjectNode details);

  /// Takes the end of the execution.
  void succeeded(JsonNode output);

  /// Takes the end of the execution.
  void failed(Step.Fail failure);

  /// Takes the end of the execution.
  void timedOut();
}
