package groundcrew.pipelinevm.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.common.PermanentFailureException;
import java.time.Instant;
import java.util.Optional;

/// The command that a workflow asks about: the answer of the submission, or of the last poll.
///
/// @param wrapped the same as the answer of a Lambda task has it
/// @param instanceId the only machine; absent for all machines of the command
/// @param deadline passed on
/// @param waitSeconds how long the workflow waited before this poll
@JsonIgnoreProperties(ignoreUnknown = true)
public record StatusRequest(
    @JsonProperty("Payload") Optional<StatusRequest> wrapped,
    @JsonProperty("command_id") Optional<String> commandId,
    @JsonProperty("instance_id") Optional<String> instanceId,
    @JsonProperty("sent_at") Optional<Instant> sentAt,
    Optional<Instant> deadline,
    @JsonProperty("wait_seconds") Optional<Long> waitSeconds) {

  /// Returns the request itself.
  ///
  /// @throws PermanentFailureException if it names no command
  public StatusRequest flat() {
    var flat = wrapped.orElse(this);
    if (flat.commandId().isEmpty()) {
      throw new PermanentFailureException("the event has no command_id");
    }
    return flat;
  }

  String command() {
    return commandId.orElseThrow();
  }
}
