package groundcrew.local.iam;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.ServicePrincipal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Opens role sessions for what runs inside the local cloud.
public final class Sessions {
  // What a function's environment gets from Lambda.
  private static final Duration SERVICE_SESSION = Duration.ofHours(12);
  private static final Duration OPERATOR_SESSION = Duration.ofDays(365);

  private final Iam iam;
  private final AccessKeys keys;
  private final InstantSource clock;

  /// Opens sessions whose expiry is counted by `clock`, the gateway's own. A session ends with its
  /// role, and a later role of that name does not revive it.
  public Sessions(Iam iam, AccessKeys keys, InstantSource clock) {
    this.iam = iam;
    this.keys = keys;
    this.clock = clock;
    iam.roles().whenDeleted(keys::revoke);
  }

  /// Opens a session for a service, such as `lambda.amazonaws.com`, if the role trusts it.
  ///
  /// @throws groundcrew.local.gateway.AwsError `AccessDenied` when the trust policy says no
  public Keys open(String roleArn, String sessionName, String servicePrincipal) {
    return open(roleArn, sessionName, servicePrincipal, Map.of());
  }

  /// Opens a session for a service that names its source, as `aws:SourceArn` and
  /// `aws:SourceAccount`.
  public Keys open(
      String roleArn, String sessionName, String servicePrincipal, Map<String, String> context) {
    return open(roleArn, sessionName, servicePrincipal, context, SERVICE_SESSION);
  }

  /// Opens a session that ends after a time.
  public Keys open(
      String roleArn,
      String sessionName,
      String servicePrincipal,
      Map<String, String> context,
      Duration length) {
    iam.decideTrust(roleArn, servicePrincipal, context);
    return issue(caller(roleArn, sessionName), length);
  }

  /// Opens a session whose every call has more condition keys, as those of a function's code name
  /// the function.
  ///
  /// @param context condition keys of the trust policy
  /// @param carried condition keys of the calls
  public Keys openCarrying(
      String roleArn,
      String sessionName,
      String servicePrincipal,
      Map<String, String> context,
      Map<String, String> carried) {
    iam.decideTrust(roleArn, servicePrincipal, context);
    return issue(caller(roleArn, sessionName).with(carried), SERVICE_SESSION);
  }

  private Keys issue(Caller caller, Duration length) {
    return Keys.of(keys.issue(caller, clock.instant().plus(length)));
  }

  /// Ends a session before its time.
  public void expire(Keys opened) {
    keys.expire(opened.accessKeyId(), clock.instant());
  }

  /// Gives keys that may do everything in one account.
  public Keys operator(String account) {
    return issue(Caller.operator(account), OPERATOR_SESSION);
  }

  /// Gives keys to a service that calls in its own name.
  ///
  /// @param account of the resource that it calls for
  public Keys service(String account, ServicePrincipal service) {
    return issue(Caller.service(account, service), SERVICE_SESSION);
  }

  /// Returns who calls in a session of a role.
  public static Caller caller(String roleArn, String sessionName) {
    var role =
        Arn.find(roleArn)
            .filter(arn -> arn.resource().startsWith("role/"))
            .orElseThrow(() ->
                new IllegalArgumentException("A role's ARN is expected, received " + roleArn));
    // A session's ARN has the role's name without its path.
    var name = role.resource().substring(role.resource().lastIndexOf('/') + 1);
    var session =
        new Arn(
            role.partition(),
            "sts",
            "",
            role.account(),
            "assumed-role/" + name + "/" + sessionName);
    return new Caller(role.account(), session.toString(), Optional.of(roleArn));
  }
}
