package groundcrew.local.ground;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.Keys;
import groundcrew.local.iam.Sessions;
import java.util.Map;

/// What AWS services do with the roles that templates give them.
public final class ServiceRoles {
  private final Iam iam;
  private final AccessKeys keys;
  private final Sessions sessions;

  ServiceRoles(Iam iam, AccessKeys keys, Sessions sessions) {
    this.iam = iam;
    this.keys = keys;
    this.sessions = sessions;
  }

  /// Returns credentials of a role whose trust policy lets the service assume it, for resources of
  /// the role's own account.
  ///
  /// @param servicePrincipal such as `lambda.amazonaws.com`
  public Keys open(String roleArn, String sessionName, String servicePrincipal) {
    return open(roleArn, sessionName, servicePrincipal, Map.of());
  }

  /// Returns credentials as [#open(String, String, String)] does; each call with them has further
  /// condition keys.
  public Keys open(
      String roleArn, String sessionName, String servicePrincipal, Map<String, String> carried) {
    var account = Arn.parse(roleArn).account();
    return sessions.openCarrying(
        roleArn, sessionName, servicePrincipal, Map.of("aws:SourceAccount", account), carried);
  }

  /// Ends a session that this has opened.
  public void expire(Keys opened) {
    sessions.expire(opened);
  }

  /// Returns keys of a service that calls in its own name; the policies of resources decide.
  Keys service(String account, ServicePrincipal service) {
    return sessions.service(account, service);
  }

  /// Decides whether a service may act with a role.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the trust policy or the role's policies say no
  public void allow(String roleArn, String servicePrincipal, RequiredPermission permission) {
    iam.allow(caller(open(roleArn, "local", servicePrincipal)), permission);
  }

  private Caller caller(Keys opened) {
    return keys.find(opened.accessKeyId()).orElseThrow().caller();
  }
}
