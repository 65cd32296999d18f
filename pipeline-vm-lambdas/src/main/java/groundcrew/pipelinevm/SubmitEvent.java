package groundcrew.pipelinevm;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.pipelinevm.submit.Submission;
import groundcrew.pipelinevm.submit.SubmitRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The event of a submission: the fields of the request, or the request as a whole beside the
/// fields of the context object, which a state machine cannot mix into its input.
///
/// @param execution ARN of the execution
/// @param state name of the state
record SubmitEvent(
    Optional<SubmitRequest> request,
    Optional<String> execution,
    Optional<String> state,
    @JsonProperty("instance_id") Optional<String> instanceId,
    Optional<List<String>> targets,
    Optional<String> message,
    Optional<Map<String, JsonNode>> parameters,
    Optional<String> timeout,
    Optional<String> commit) {

  SubmitRequest submitRequest() {
    return request.orElseGet(
        () -> new SubmitRequest(instanceId, targets, message, parameters, timeout, commit));
  }

  /// Returns the submission if the event names both of its parts.
  Optional<Submission> submission() {
    return execution.flatMap(arn -> state.map(name -> new Submission(arn, name)));
  }
}
