package groundcrew.pipelinevm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/// The answer of a submission: what the status function takes.
///
/// @param instanceId absent for several machines
/// @param deadline when the workflow gives up
/// @param waitSeconds time until the first poll
record SubmitAnswer(
    @JsonProperty("command_id") String commandId,
    @JsonProperty("instance_id") Optional<String> instanceId,
    @JsonProperty("sent_at") Instant sentAt,
    Instant deadline,
    @JsonProperty("wait_seconds") long waitSeconds) {}
