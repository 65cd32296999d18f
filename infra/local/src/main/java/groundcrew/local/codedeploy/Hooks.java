package groundcrew.local.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Invokes the functions of hooks by the role of their group.
record Hooks(Ground ground) {
  private static final String CODE_DEPLOY = "codedeploy.amazonaws.com";

  /// Queues the event of a hook.
  ///
  /// @return why that is not possible
  Optional<Failure> invoke(Deployment deployment, HookExecution hook, String function) {
    var group = deployment.group();
    var arn =
        function.startsWith("arn:")
            ? function
            : "arn:aws:lambda:%s:%s:function:%s"
                .formatted(group.place().region(), group.place().account(), function);
    try {
      ground
          .roles()
          .allow(
              group.serviceRoleArn(),
              CODE_DEPLOY,
              RequiredPermission.of("lambda:InvokeFunction", arn));
    } catch (AwsError e) {
      return Optional.of(Failure.notPermitted(group.serviceRoleArn()));
    }
    try {
      ground.offered(FunctionCaller.class).invokeAsync(arn, event(deployment, hook));
      return Optional.empty();
    } catch (AwsError e) {
      return Optional.of(Failure.notInvoked(hook.event(), String.valueOf(e.getMessage())));
    }
  }

  private static byte[] event(Deployment deployment, HookExecution hook) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("DeploymentId", deployment.id())
        .put("LifecycleEventHookExecutionId", hook.id())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
