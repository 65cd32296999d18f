package groundcrew.pipelinevm.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/// The answer to a poll: flat, and of constant size while the command runs.
///
/// @param status SUCCEEDED, RETRY (poll again) or FAILED
/// @param waitSeconds time until the next poll
/// @param detail Run Command's status detail
/// @param stdout its last 1,000 characters
/// @param stderr its last 1,000 characters
/// @param error name of the failure for the state machine
/// @param cause sentences that tell what went wrong, or what the command is doing
public record CommandStatus(
    Status status,
    @JsonProperty("command_id") String commandId,
    @JsonProperty("instance_id") Optional<String> instanceId,
    @JsonProperty("sent_at") Instant sentAt,
    Optional<Instant> deadline,
    @JsonProperty("wait_seconds") Optional<Long> waitSeconds,
    Optional<String> detail,
    @JsonProperty("exit_code") Optional<Integer> exitCode,
    Optional<String> stdout,
    Optional<String> stderr,
    @JsonProperty("output_url") Optional<String> outputUrl,
    Optional<String> phases,
    Optional<String> error,
    Optional<String> cause) {

  /// Whether a workflow goes on, polls again or fails.
  public enum Status {
    SUCCEEDED,
    RETRY,
    FAILED
  }
}
