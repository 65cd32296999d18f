package groundcrew.treebutton.jobevents;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Optional;

/// CloudFormation's request to a custom resource, with the fields that are used.
///
/// @param responseUrl presigned URL to which the answer is PUT
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourceRequest(
    @JsonProperty("RequestType") String requestType,
    @JsonProperty("ResponseURL") URI responseUrl,
    @JsonProperty("StackId") String stackId,
    @JsonProperty("RequestId") String requestId,
    @JsonProperty("LogicalResourceId") String logicalResourceId,
    @JsonProperty("PhysicalResourceId") Optional<String> physicalResourceId) {
  /// Returns the answer of a request that succeeded.
  public ResourceAnswer succeeded(String physicalId) {
    return new ResourceAnswer("SUCCESS", "", physicalId, stackId, requestId, logicalResourceId);
  }

  /// Returns the answer of a request that failed.
  public ResourceAnswer failed(String reason) {
    return new ResourceAnswer(
        "FAILED", reason, physicalResourceId.orElse("none"), stackId, requestId, logicalResourceId);
  }
}
