package groundcrew.local;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.RoleSessions;
import groundcrew.local.lambda.SessionKeys;
import groundcrew.local.sts.Keys;
import groundcrew.local.sts.Sessions;
import java.util.List;
import java.util.Map;

/// What AWS services do with the roles that templates give them.
final class ServiceRoles implements RoleSessions {
  static final String LAMBDA = "lambda.amazonaws.com";
  static final String SCHEDULER = "scheduler.amazonaws.com";
  private final Iam iam;
  private final AccessKeys keys;
  private final Sessions sessions;

  ServiceRoles(Iam iam, AccessKeys keys, Sessions sessions) {
    this.iam = iam;
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public SessionKeys open(String roleArn, String sessionName, String servicePrincipal) {
    var opened = session(roleArn, sessionName, servicePrincipal);
    return new SessionKeys(
        opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken(), opened.expires());
  }

  @Override
  public void writeLog(LambdaFunction function) {
    for (var action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
      try {
        allow(function.roleArn(), LAMBDA, RequiredPermission.of(action, function.logStreamArn()));
      } catch (AwsError refused) {
        // IAM has noted it; the run tells.
      }
    }
  }

  /// Returns keys for what a resource's policy has decided already.
  Keys operator(String account) {
    return sessions.operator(account);
  }

  /// Decides whether a service may act with a role.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the trust policy or the role's policies say no
  void allow(String roleArn, String servicePrincipal, RequiredPermission permission) {
    iam.allow(caller(session(roleArn, "local", servicePrincipal)), permission);
  }

  /// A service acts for resources of the role's own account.
  private Keys session(String roleArn, String sessionName, String servicePrincipal) {
    var account = roleArn.split(":", 6)[4];
    return sessions.open(
        roleArn, sessionName, servicePrincipal, Map.of("aws:SourceAccount", account));
  }

  private Caller caller(Keys opened) {
    return keys.find(opened.accessKeyId()).orElseThrow().caller();
  }
}
