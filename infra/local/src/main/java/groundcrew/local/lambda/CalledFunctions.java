package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.FunctionAnswer;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The functions, as other services invoke them.
record CalledFunctions(Lambda lambda) implements FunctionCaller {

  @Override
  public FunctionAnswer invoke(String functionArn, byte[] payload) {
    var version = existing(functionArn).pool().version();
    return switch (lambda.invoke(functionArn, payload)) {
      case Success success -> new FunctionAnswer(version, Optional.empty(), success.payload());
      case FunctionError error ->
          new FunctionAnswer(
              version,
              Optional.of(error.type()),
              new String(Json.bytes(error.payload()), StandardCharsets.UTF_8));
    };
  }

  @Override
  public void invokeAsync(String functionArn, byte[] payload) {
    var _ = existing(functionArn);
    lambda.invokeAsync(functionArn, payload);
  }

  private Functions.Target existing(String functionArn) {
    try {
      return lambda.target(functionArn);
    } catch (IllegalArgumentException unknown) {
      throw new AwsError(404, "ResourceNotFoundException", String.valueOf(unknown.getMessage()));
    }
  }
}
