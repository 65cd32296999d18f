package groundcrew.treebutton.jobevents;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The answer of a custom resource. Without one, the stack waits for an hour.
public record ResourceAnswer(
    @JsonProperty("Status") String status,
    @JsonProperty("Reason") String reason,
    @JsonProperty("PhysicalResourceId") String physicalResourceId,
    @JsonProperty("StackId") String stackId,
    @JsonProperty("RequestId") String requestId,
    @JsonProperty("LogicalResourceId") String logicalResourceId) {}
