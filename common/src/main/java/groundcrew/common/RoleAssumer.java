package groundcrew.common;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// Gives credentials for an account: one AssumeRole for an account and a credential lifetime.
///
/// The own account is never assumed into: the management account has no member role, and a role
/// that assumes itself needs a trust that nobody gives.
public final class RoleAssumer {
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
  private static final int LONGEST_SESSION_NAME = 64;

  private final StsClient sts;
  private final RoleToAssume role;
  private final String function;
  private final String ownAccount;
  private final String partition;
  private final InstantSource clock;
  private final AwsCredentialsProvider own = new AwsOwnCredentials();
  private final ConcurrentMap<String, AssumedRole> assumed = new ConcurrentHashMap<>();

  /// @param sts client of the region's own endpoint: the global one is a single point of failure
  /// @param function told to the account's CloudTrail in the session's name
  /// @param region whose partition the role's ARN has
  public RoleAssumer(
      StsClient sts,
      RoleToAssume role,
      String function,
      String ownAccount,
      Region region,
      InstantSource clock) {
    this.sts = sts;
    this.role = role;
    this.function = function;
    this.ownAccount = ownAccount;
    this.partition = AwsRegions.partition(region.id());
    this.clock = clock;
  }

  /// Returns credentials for the account, assumed at first use and again five minutes before they
  /// expire.
  ///
  /// @param run shown in the session's name; a session that is still valid keeps the name of the
  ///   run that opened it
  public AwsCredentialsProvider credentialsFor(String account, String run) {
    if (account.equals(ownAccount)) {
      return own;
    }
    var session = assumed.computeIfAbsent(account, AssumedRole::new);
    return () -> session.credentials(run);
  }

  private String sessionName(String run) {
    var name = (function + "-" + run).replaceAll("[^\\w+=,.@-]", "");
    return name.substring(0, Math.min(LONGEST_SESSION_NAME, name.length()));
  }

  private final class AssumedRole {
    private final String account;
    private @Nullable AwsSessionCredentials credentials;
    private Instant refreshAt = Instant.MIN;

    AssumedRole(String account) {
      this.account = account;
    }

    synchronized AwsSessionCredentials credentials(String run) {
      var current = credentials;
      if (current == null || !clock.instant().isBefore(refreshAt)) {
        current = assume(run);
        credentials = current;
      }
      return current;
    }

    private AwsSessionCredentials assume(String run) {
      var request =
          AssumeRoleRequest.builder()
              .roleArn("arn:%s:iam::%s:role/%s".formatted(partition, account, role.roleName()))
              .roleSessionName(sessionName(run));
      role.externalId().ifPresent(request::externalId);
      var answer = sts.assumeRole(request.build()).credentials();
      refreshAt = answer.expiration().minus(BEFORE_EXPIRY);
      return AwsSessionCredentials.create(
          answer.accessKeyId(), answer.secretAccessKey(), answer.sessionToken());
    }
  }
}
