package groundcrew.common;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// Gives credentials for an account: one AssumeRole for an account and a credential lifetime.
///
/// The function's own account is never assumed into: the management account has no member role, and
/// a role that assumes itself needs a trust that no account gives.
public final class RoleAssumer {
  private static final int LONGEST_SESSION_NAME = 64;

  private final StsClient sts;
  private final RoleToAssume role;
  private final String function;
  private final AwsCredentialsProvider own;
  private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();
  private @Nullable String ownAccount;

  /// @param sts client of the region's own endpoint: the global one is a single point of failure.
  ///   The partition of its region is that of the role's ARN
  /// @param function shown to the account's CloudTrail in the name of the session
  public RoleAssumer(StsClient sts, RoleToAssume role, String function) {
    this(sts, role, function, DefaultCredentialsProvider.builder().build());
  }

  /// The same, where the function's own credentials are not the SDK's defaults.
  ///
  /// @param own those with which `sts` calls
  public RoleAssumer(
      StsClient sts, RoleToAssume role, String function, AwsCredentialsProvider own) {
    this.own = own;
    this.sts = sts;
    this.role = role;
    this.function = function;
  }

  /// Returns credentials for the account. The role is assumed at the first call that they sign, and
  /// again before they expire.
  ///
  /// @param run shown in the name of the session; a session that is still valid keeps the name of
  ///   the run that opened it
  /// @param deadline of the calls to STS
  public AwsCredentialsProvider credentialsFor(String account, String run, Deadline deadline) {
    if (account.equals(ownAccount(deadline))) {
      return own;
    }
    var session = sessions.computeIfAbsent(account, Session::new);
    session.use(run, deadline);
    return session.credentials;
  }

  /// Drops the account's session if it is the one with these credentials, so that the next call
  /// assumes the role again. AWS rejects a session before it expires if its role was deleted, even
  /// if a role with the same name exists again.
  public void drop(String account, AwsCredentialsProvider credentials) {
    // Several calls can fail with one session: the later ones must not drop the new session.
    sessions.computeIfPresent(
        account, (_, session) -> session.credentials == credentials ? null : session);
  }

  private synchronized String ownAccount(Deadline deadline) {
    var known = ownAccount;
    if (known == null) {
      known =
          sts.getCallerIdentity(
                  request -> request.overrideConfiguration(AwsClients.within(deadline)))
              .account();
      ownAccount = known;
    }
    return known;
  }

  private final class Session {
    private final String arn;
    private final StsAssumeRoleCredentialsProvider credentials;
    private volatile AssumeRoleRequest request = AssumeRoleRequest.builder().build();

    Session(String account) {
      var partition = AwsRegions.partition(sts.serviceClientConfiguration().region().id());
      this.arn = "arn:%s:iam::%s:role/%s".formatted(partition, account, role.roleName());
      this.credentials =
          StsAssumeRoleCredentialsProvider.builder()
              .stsClient(sts)
              .refreshRequest(() -> request)
              .build();
    }

    void use(String run, Deadline deadline) {
      request =
          AssumeRoleRequest.builder()
              .roleArn(arn)
              .roleSessionName(sessionName(run))
              .externalId(role.externalId().orElse(null))
              .overrideConfiguration(AwsClients.within(deadline))
              .build();
    }

    private String sessionName(String run) {
      var name = (function + "-" + run).replaceAll("[^\\w+=,.@-]", "");
      return name.substring(0, Math.min(LONGEST_SESSION_NAME, name.length()));
    }
  }
}
