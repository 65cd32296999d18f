package groundcrew.local.lambda;

import groundcrew.local.iam.Keys;

/// Opens sessions of roles for AWS services.
@FunctionalInterface
public interface RoleSessions {

  /// Returns credentials of a role whose trust policy lets the service assume it.
  ///
  /// @param servicePrincipal such as `lambda.amazonaws.com`
  Keys open(String roleArn, String sessionName, String servicePrincipal);

  /// Returns credentials of a function's role for its code.
  default Keys openForCode(LambdaFunction function) {
    return open(function.roleArn(), function.name(), FunctionRoles.LAMBDA);
  }

  /// Ends a session: its credentials have expired.
  default void expire(Keys opened) {}

  /// Decrypts a function's environment with its role, where a customer managed key encrypts it.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the key cannot be used
  default void decryptEnvironment(LambdaFunction function) {}

  /// Tells that a function is about to write its log with its role. A refusal does not stop the
  /// function, as little as Lambda lets it: the log is lost.
  default void writeLog(LambdaFunction function) {}
}
