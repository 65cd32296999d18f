package groundcrew.tagging.member;

import groundcrew.common.AwsClients;
import groundcrew.common.AwsRegions;
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
  /// Codes of a session that AWS does not know: because its role was deleted, or because AWS has
  /// not copied it to a region that the account has not enabled. Either answer can be spurious.
  private static final Set<String> UNKNOWN_SESSION =
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

  /// Makes a call in the context's account and region. If AWS does not know the session of the
  /// account's role, the role is assumed and the call is made once more.
  ///
  /// @param call receives the client of the region, and the configuration that gives its request
  ///   the credentials of the account and the deadline
  public <R> R call(
      TaskContext context,
      BiFunction<C, Consumer<AwsRequestOverrideConfiguration.Builder>, R> call) {
    var session = session(context);
    try {
      return call.apply(client(context), in(context, session));
    } catch (AwsServiceException answer) {
      if (!sessionUnknown(answer)) {
        throw answer;
      }
      roles.drop(context.account(), session);
      return call.apply(client(context), in(context, session(context)));
    }
  }

  /// Returns the client of the context's region.
  C client(TaskContext context) {
    // Anonymous: a call without credentials of its own must fail, not reach another account.
    return clients.computeIfAbsent(
        context.region(),
        region -> builder.apply(Region.of(region), AnonymousCredentialsProvider.create()));
  }

  private AwsCredentialsProvider session(TaskContext context) {
    return roles.credentialsFor(context.account(), context.run(), context.deadline());
  }

  private static Consumer<AwsRequestOverrideConfiguration.Builder> in(
      TaskContext context, AwsCredentialsProvider credentials) {
    return override -> {
      // Resolved here, because the time-out of a call does not include its credentials.
      credentials.resolveCredentials();
      AwsClients.within(context.deadline()).accept(override.credentialsProvider(credentials));
    };
  }

  /// Translates the error of [#call]: [AccountAccessException] if the role cannot be assumed or
  /// lacks a permission, [RegionDisabledException] if AWS does not know even a new session and an
  /// account has to enable the region, [groundcrew.common.DeadlineExceededException] if the
  /// deadline ended the call, otherwise the error itself.
  public static RuntimeException translate(TaskContext context, SdkException failure) {
    return switch (failure) {
      case AwsServiceException answer -> translate(context, answer);
      default -> AwsClients.translate(context.deadline(), failure);
    };
  }

  private static RuntimeException translate(TaskContext context, AwsServiceException answer) {
    var code = code(answer);
    if (answer instanceof StsException) {
      return DENIED.contains(code) ? roleNotAssumed(context, answer) : answer;
    }
    if (sessionUnknown(answer)) {
      // A region that no account can disable is enabled: a retry may succeed.
      return AwsRegions.optIn(context.region())
          ? new RegionDisabledException(context.account(), context.region(), answer)
          : answer;
    }
    return DENIED.contains(code)
        ? new AccountAccessException(
            "account %s, region %s: %s"
                .formatted(context.account(), context.region(), answer.getMessage()),
            answer)
        : answer;
  }

  /// Such an answer of STS concerns the credentials of the function.
  private static boolean sessionUnknown(AwsServiceException answer) {
    return !(answer instanceof StsException) && UNKNOWN_SESSION.contains(code(answer));
  }

  private static String code(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private static AccountAccessException roleNotAssumed(
      TaskContext context, AwsServiceException answer) {
    return new AccountAccessException(
        "account %s: its role cannot be assumed; check that the account exists and has the role: %s"
            .formatted(context.account(), answer.getMessage()),
        answer);
  }
}
