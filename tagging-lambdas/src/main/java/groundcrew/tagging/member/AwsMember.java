package groundcrew.tagging.member;

import groundcrew.common.AwsClients;
import groundcrew.common.RoleAssumer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.StsException;

/// Access to one service in all member accounts and regions: its clients, the credentials of the
/// account's role, and the translation of errors.
///
/// @param <C> the client of the service
public final class AwsMember<C> {
  /// Codes that AWS returns for valid credentials in a region that the account has not enabled.
  private static final Set<String> DISABLED =
      Set.of("UnrecognizedClientException", "InvalidClientTokenId");

  private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");

  private final RoleAssumer roles;
  private final BiFunction<Region, AwsCredentialsProvider, C> builder;
  private final ConcurrentMap<String, C> clients = new ConcurrentHashMap<>();

  /// @param builder builds the client of a region. One client serves all accounts, because each
  ///   request carries its own credentials
  public AwsMember(RoleAssumer roles, BiFunction<Region, AwsCredentialsProvider, C> builder) {
    this.roles = roles;
    this.builder = builder;
  }

  /// Returns the client of the context's region.
  public C client(TaskContext context) {
    // Anonymous: a call without `in` must fail, not reach another account.
    return clients.computeIfAbsent(
        context.region(),
        region -> builder.apply(Region.of(region), AnonymousCredentialsProvider.create()));
  }

  /// Returns the configuration that gives a request the credentials of the context's account and
  /// the deadline.
  public Consumer<AwsRequestOverrideConfiguration.Builder> in(TaskContext context) {
    return override -> {
      var credentials = roles.credentialsFor(context.account(), context.run(), context.deadline());
      // Resolved here, because the time-out of a call does not include its credentials.
      credentials.resolveCredentials();
      AwsClients.within(context.deadline()).accept(override.credentialsProvider(credentials));
    };
  }

  /// Translates the error of a call: [AccountAccessException] if the role cannot be assumed or
  /// lacks a permission, [RegionDisabledException] if the account has not enabled the region,
  /// [groundcrew.common.DeadlineExceededException] if the deadline ended the call, otherwise the
  /// error itself.
  public static RuntimeException translate(TaskContext context, SdkException failure) {
    return switch (failure) {
      case AwsServiceException answer -> translate(context, answer);
      default -> AwsClients.translate(context.deadline(), failure);
    };
  }

  private static RuntimeException translate(TaskContext context, AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    var code = details == null || details.errorCode() == null ? "" : details.errorCode();
    if (answer instanceof StsException) {
      return DENIED.contains(code) ? roleNotAssumed(context, answer) : answer;
    }
    if (DISABLED.contains(code)) {
      return new RegionDisabledException(context.account(), context.region(), answer);
    }
    return DENIED.contains(code)
        ? new AccountAccessException(
            "account %s, region %s: %s"
                .formatted(context.account(), context.region(), answer.getMessage()),
            answer)
        : answer;
  }

  private static AccountAccessException roleNotAssumed(
      TaskContext context, AwsServiceException answer) {
    return new AccountAccessException(
        "account %s: its role cannot be assumed; check that the account exists and has the role: %s"
            .formatted(context.account(), answer.getMessage()),
        answer);
  }
}
