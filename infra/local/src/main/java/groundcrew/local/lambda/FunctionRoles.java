package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.ServiceRoles;
import groundcrew.local.iam.Keys;
import java.util.List;

/// The sessions of functions' roles, which their trust policies decide.
record FunctionRoles(ServiceRoles roles) implements RoleSessions {
  /// The service principal.
  static final String LAMBDA = "lambda.amazonaws.com";

  @Override
  public Keys open(String roleArn, String sessionName, String servicePrincipal) {
    return roles.open(roleArn, sessionName, servicePrincipal);
  }

  @Override
  public void expire(Keys opened) {
    roles.expire(opened);
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
