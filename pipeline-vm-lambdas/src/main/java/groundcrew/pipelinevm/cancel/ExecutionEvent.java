package groundcrew.pipelinevm.cancel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import java.util.Set;

/// The EventBridge event `Step Functions Execution Status Change`.
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExecutionEvent(Detail detail) {
  private static final Set<String> ENDS = Set.of("ABORTED", "FAILED", "TIMED_OUT");

  /// The part of Step Functions.
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Detail(String executionArn, String status) {}

  /// Returns the execution, if it has ended and left its commands to themselves.
  public Optional<String> ended() {
    return Optional.of(detail.executionArn()).filter(_ -> ENDS.contains(detail.status()));
  }
}
