package groundcrew.local.lambda;

import groundcrew.local.lambda.InvocationResult.FunctionError;

/// Takes asynchronous events whose last attempt failed: the dead-letter queue or the on-failure
/// destination.
@FunctionalInterface
public interface AsyncFailures {

  /// Takes one event.
  void failed(
      LambdaFunction function, String requestId, byte[] payload, FunctionError error, int attempts);
}
