package groundcrew.stepfn.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/// The EventBridge event `Step Functions Execution Status Change`, with the fields that are used.
@JsonIgnoreProperties(ignoreUnknown = true)
public record StatusChangeEvent(Detail detail) {
  /// The execution, as it was when the event was sent.
  ///
  /// @param stateMachineArn ARN of the state machine; also of its version or alias, or of a Map Run
  /// @param status text, because Step Functions may add a status
  /// @param startDate milliseconds since 1970
  /// @param stopDate milliseconds since 1970; absent while the execution runs
  /// @param redriveCount absent in events from before redrives existed
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Detail(
      String executionArn,
      String stateMachineArn,
      String status,
      long startDate,
      Optional<Long> stopDate,
      Optional<Integer> redriveCount) {}
}
