package groundcrew.local.ground;

/// Invokes functions in the name of a service, which has decided the call before.
public interface FunctionCaller {

  /// Invokes a function and waits for its answer.
  ///
  /// @param functionArn of a function, a version or an alias
  /// @throws groundcrew.local.gateway.AwsError `ResourceNotFoundException` where there is none,
  ///   `TooManyRequestsException` where its reserved concurrency is used up
  FunctionAnswer invoke(String functionArn, byte[] payload);

  /// Queues an asynchronous event for a function.
  ///
  /// @param functionArn of a function, a version or an alias
  /// @throws groundcrew.local.gateway.AwsError `ResourceNotFoundException` where there is none
  void invokeAsync(String functionArn, byte[] payload);
}
