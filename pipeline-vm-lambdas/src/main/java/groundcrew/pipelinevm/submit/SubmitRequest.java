package groundcrew.pipelinevm.submit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.common.PermanentFailureException;
import groundcrew.pipelinevm.command.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a workflow asks for.
///
/// @param instanceId the only target; or `targets`
/// @param message value of the document's parameter Message
/// @param parameters values of other parameters: a text, or a list of texts
/// @param timeout how long the command may take, as an ISO 8601 duration
/// @param commit value of the document's parameter Commit
@JsonIgnoreProperties(SubmitRequest.STARTED_BY)
public record SubmitRequest(
    @JsonProperty("instance_id") Optional<String> instanceId,
    Optional<List<String>> targets,
    Optional<String> message,
    Optional<Map<String, JsonNode>> parameters,
    Optional<String> timeout,
    Optional<String> commit) {
  /// Step Functions recommends that a workflow passes its own id to a workflow that it starts.
  static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  /// Returns the machines of the command.
  ///
  /// @throws PermanentFailureException if the request names no target, or names it twice
  public Targets target() {
    if (instanceId.isPresent() == targets.isPresent()) {
      throw new PermanentFailureException(
          "a request has either instance_id or targets, received %s"
              .formatted(instanceId.isPresent() ? "both" : "neither"));
    }
    return new Targets(targets.orElseGet(() -> List.of(instanceId.orElseThrow())));
  }

  /// Returns the values of the parameters that the request itself has.
  ///
  /// @throws PermanentFailureException if a value is neither a text nor a list of texts
  Map<String, List<String>> values() {
    var values = new LinkedHashMap<String, List<String>>();
    parameters.orElse(Map.of()).forEach((name, value) -> values.put(name, texts(name, value)));
    message.ifPresent(text -> values.put("Message", List.of(text)));
    commit.ifPresent(text -> values.put("Commit", List.of(text)));
    return values;
  }

  private static List<String> texts(String name, JsonNode value) {
    var items = value.isArray() ? value.valueStream().toList() : List.of(value);
    if (!items.stream().allMatch(JsonNode::isTextual)) {
      throw new PermanentFailureException(
          "parameter %s must be a text or a list of texts, received %s"
              .formatted(name, value.getNodeType()));
    }
    return items.stream().map(JsonNode::textValue).toList();
  }
}
