package groundcrew.stepfn;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.stepfn.event.StatusChangeEvent;
import java.util.List;
import java.util.Optional;

/// A batch of SQS messages whose bodies are EventBridge events, or one event by itself.
@JsonIgnoreProperties(ignoreUnknown = true)
record ExecutionEvents(
    @JsonProperty("Records") Optional<List<Message>> records,
    Optional<StatusChangeEvent.Detail> detail) {

  /// A message of the queue.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Message(String messageId, String body) {}

  ExecutionEvents {
    if (records.isPresent() == detail.isPresent()) {
      throw new IllegalArgumentException(
          "expected a batch of SQS messages (Records), or an EventBridge event (detail)");
    }
  }
}
