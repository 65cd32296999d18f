package groundcrew.local.ground;

/// Invokes functions in the name of a service, which has decided the call before.
@FunctionalInterface
public interface FunctionCaller {

  /// Queues an asynchronous event for a function.
  ///
  /// @param functionArn of a function, a version or an alias
  /// @throws groundcrew.local.gateway.AwsError `ResourceNotFoundException` where there is none
  void invokeAsync(String functionArn, byte[] payload);
}
