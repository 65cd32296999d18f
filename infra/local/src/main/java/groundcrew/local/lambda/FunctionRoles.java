package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.ground.ServiceRoles;
import groundcrew.local.iam.Keys;
import groundcrew.local.iam.Sessions;
import java.util.List;
import java.util.Map;

/// The sessions of functions' roles, which their trust policies decide.
record FunctionRoles(ServiceRoles roles, KeyUse keys) implements RoleSessions {
  /// The service principal.
  static final String LAMBDA = "lambda.amazonaws.com";

  /// The condition key that the calls of a function's code have, and those of Lambda with the same
  /// role have not.
  static final String SOURCE_FUNCTION = "lambda:SourceFunctionArn";

  @Override
  public Keys open(String roleArn, String sessionName, String servicePrincipal) {
    return roles.open(roleArn, sessionName, servicePrincipal);
  }

  @Override
  public Keys openForCode(LambdaFunction function) {
    return roles.open(
        function.roleArn(), function.name(), LAMBDA, Map.of(SOURCE_FUNCTION, function.arn()));
  }

  @Override
  public void expire(Keys opened) {
    roles.expire(opened);
  }

  @Override
  public void decryptEnvironment(LambdaFunction function) {
    var role = Sessions.caller(function.roleArn(), function.name());
    try {
      function
          .encryptedEnvironment()
          .ifPresent(environment -> keys.require(role, environment, "Decrypt"));
    } catch (KeyRefusal e) {
      throw new AwsError(
          502,
          e.named("KMS%sException").code(),
          "Lambda was unable to decrypt the environment variables because %s. Please check the"
                  .formatted(reason(e))
              + " function's KMS key settings. KMS Exception: %sKMS Message: %s"
                  .formatted(e.named("%sException").code(), e.getMessage()));
    }
  }

  private static String reason(KeyRefusal e) {
    return switch (e.reason()) {
      case ACCESS_DENIED -> "KMS access was denied";
      case DISABLED -> "the KMS key used is disabled";
      case INVALID_STATE -> "the KMS key used is in an invalid state for Decrypt";
      case NOT_FOUND -> "the KMS key was not found";
    };
  }

  @Override
  public void writeLog(LambdaFunction function) {
    for (var action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
      try {
        roles.allow(
            function.roleArn(), LAMBDA, RequiredPermission.of(action, function.logStreamArn()));
      } catch (AwsError refused) {
        // IAM has recorded the denial, which is a problem of the run.
      }
    }
  }
}
