package groundcrew.bluegreen;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.bluegreen.codedeploy.Hook;

/// The event of a lifecycle hook. Fields that CodeDeploy may add are ignored: an event that is
/// refused has no answer.
@JsonIgnoreProperties(ignoreUnknown = true)
record HookEvent(
    @JsonProperty("DeploymentId") String deploymentId,
    @JsonProperty("LifecycleEventHookExecutionId") String executionId) {

  Hook hook() {
    return new Hook(deploymentId, executionId);
  }
}
