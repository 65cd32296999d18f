package groundcrew.tagging.member;

import groundcrew.common.RoleAssumer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.StsException;

/// Calls one service in every account and region, with the credentials of the account's role.
///
/// @param <C> the service's client
public final class AwsAccess<C> {
  /// What AWS answers to good credentials in a region that the account has not enabled.
  private static final Set<String> DISABLED =
      Set.of("UnrecognizedClientException", "InvalidClientTokenId");

  private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");

  private final RoleAssumer roles;
  private final BiFunction<Region, AwsCredentialsProvider, C> builder;
  private final ConcurrentMap<String, C> clients = new ConcurrentHashMap<>();

  /// A call with a client of the target's region and the credentials of its account.
  @FunctionalInterface
  public interface Call<C, A> {
    /// Calls, with the given override of the request.
    A with(C client, Consumer<AwsRequestOverrideConfiguration.Builder> as);
  }

  /// @param builder makes the client of a region; it is kept for all accounts, since each request
  ///   carries its own credentials
  public AwsAccess(RoleAssumer roles, BiFunction<Region, AwsCredentialsProvider, C> builder) {
    this.roles = roles;
    this.builder = builder;
  }

  /// Calls the target.
  ///
  /// @throws Unreachable where the role cannot be assumed, or may not call
  /// @throws RegionDisabled where the account has not enabled the region
  public <A> A call(Target target, Call<C, A> call) {
    var credentials = roles.credentialsFor(target.account(), target.run());
    var client =
        clients.computeIfAbsent(
            target.region(), region -> builder.apply(Region.of(region), credentials));
    try {
      return call.with(client, as -> as.credentialsProvider(credentials));
    } catch (AwsServiceException failure) {
      throw translated(target, failure);
    }
  }

  private static RuntimeException translated(Target target, AwsServiceException failure) {
    var details = failure.awsErrorDetails();
    var code = details == null || details.errorCode() == null ? "" : details.errorCode();
    if (failure instanceof StsException && DENIED.contains(code)) {
      return new Unreachable(
          "account %s: its role cannot be assumed; is the account known, and is the role there? %s"
              .formatted(target.account(), failure.getMessage()),
          failure);
    }
    if (DISABLED.contains(code)) {
      return new RegionDisabled(target.account(), target.region(), failure);
    }
    return DENIED.contains(code)
        ? new Unreachable(
            "account %s, region %s: %s"
                .formatted(target.account(), target.region(), failure.getMessage()),
            failure)
        : failure;
  }
}
