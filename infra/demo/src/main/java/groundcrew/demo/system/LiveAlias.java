package groundcrew.demo.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.local.LocalCloud;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.lambda.LambdaModule;

/// The alias `live` of a function, which every trigger of the stacks invokes.
public final class LiveAlias {
  private LiveAlias() {}

  /// Returns the alias's ARN.
  ///
  /// @param function name or ARN
  public static String arn(LocalCloud cloud, String function) {
    return cloud.module(LambdaModule.class).lambda().function(function).arn() + ":live";
  }

  /// Invokes the alias and waits for the answer.
  public static InvocationResult invoke(LocalCloud cloud, String function, String event) {
    return cloud
        .module(LambdaModule.class)
        .lambda()
        .invoke(arn(cloud, function), event.getBytes(UTF_8));
  }
}
