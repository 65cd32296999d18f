package groundcrew.common;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// Builds every AWS client of a function: one shared HTTP client, time-outs, the SDK's standard
/// retries where no others are asked for, a user agent that names the function.
///
/// Region, endpoint and credentials are the SDK's own defaults, from the variables of the process,
/// unless a caller names them.
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration ATTEMPT = Duration.ofSeconds(40);
  private static final Duration CALL = Duration.ofMinutes(2);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /// Where the SDK's three attempts are too few.
  private static final int MORE_ATTEMPTS = 8;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

  private final SdkHttpClient http;
  private final ClientOverrideConfiguration overrides;

  /// Creates the retry strategy of each client. A strategy has one token bucket, from which each
  /// retry takes: the failures of one service must not use up the retries of another.
  private final Supplier<RetryStrategy> retries;

  private final Optional<Place> place;

  /// Where clients call, and as whom.
  private record Place(URI endpoint, Region region, AwsCredentialsProvider own) {}

  private AwsClients(
      SdkHttpClient http,
      ClientOverrideConfiguration overrides,
      Supplier<RetryStrategy> retries,
      Optional<Place> place) {
    this.http = http;
    this.overrides = overrides;
    this.retries = retries;
    this.place = place;
  }

  /// Returns the clients of the named function.
  public static AwsClients create(String function) {
    var http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ).build();
    var overrides =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(ATTEMPT)
            .apiCallTimeout(CALL)
            .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "groundcrew/" + function)
            .build();
    return new AwsClients(
        http, overrides, AwsRetryStrategy::standardRetryStrategy, Optional.empty());
  }

  /// Returns the same clients of another endpoint, with the region and the credentials of the own
  /// account there: for several that run beside each other in one process.
  public AwsClients at(URI endpoint, Region region, AwsCredentialsProvider own) {
    return new AwsClients(http, overrides, retries, Optional.of(new Place(endpoint, region, own)));
  }

  /// Returns the same clients over another HTTP client: for an operation whose method the shared
  /// one cannot send.
  public AwsClients over(SdkHttpClient other) {
    return new AwsClients(other, overrides, retries, place);
  }

  /// Returns the same clients, but each gives up connecting after the time: a call cannot be ended
  /// while it connects, and its deadline may be closer than the usual 5 s of each attempt.
  public AwsClients connectingWithin(Duration time) {
    return over(
        UrlConnectionHttpClient.builder().connectionTimeout(time).socketTimeout(READ).build());
  }

  /// Returns the same clients, but each makes one attempt per call: for a caller that limits the
  /// rate of its calls and retries them itself. A hidden attempt takes from the quota as well.
  public AwsClients withoutRetries() {
    return with(AwsRetryStrategy::doNotRetry);
  }

  /// Returns the same clients, but each repeats a call only if AWS throttled it: for an operation
  /// without a token, whose second attempt may have a second effect.
  public AwsClients retryingOnlyThrottled() {
    return with(() ->
        StandardRetryStrategy.builder()
            .maxAttempts(MORE_ATTEMPTS)
            .retryOnException(
                failure -> failure instanceof RuntimeException answer && throttled(answer))
            .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_DELAY, LONGEST_DELAY))
            .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_DELAY, LONGEST_DELAY))
            // The default of the client also repeats calls that were not answered.
            .useClientDefaults(false)
            .build());
  }

  /// Returns the same clients, but with eight attempts per call: for what must be recorded, because
  /// it cannot be found out again. End its calls with [#within(Deadline)].
  public AwsClients persistent() {
    return with(() ->
        AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(MORE_ATTEMPTS).build());
  }

  private AwsClients with(Supplier<RetryStrategy> other) {
    return new AwsClients(http, overrides, other, place);
  }

  /// Builds a client for the function's own account and region.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    place.ifPresent(it -> builder.region(it.region()).credentialsProvider(it.own()));
    return finish(builder);
  }

  /// Builds a client for another region and other credentials.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, Region region, AwsCredentialsProvider credentials) {
    return finish(builder.region(region).credentialsProvider(credentials));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C finish(B builder) {
    place.ifPresent(it -> builder.endpointOverride(it.endpoint()));
    var own = overrides.toBuilder().retryStrategy(retries.get()).build();
    return builder.httpClient(http).overrideConfiguration(own).build();
  }

  /// Tells whether AWS rejected a call for its rate.
  public static boolean throttled(RuntimeException failure) {
    return failure instanceof SdkServiceException answer && answer.isThrottlingException();
  }

  /// Tells whether a call that failed may succeed later: AWS throttled it, failed inside, or did
  /// not answer. Except for the first, the call may have had its effect.
  public static boolean retryable(RuntimeException failure) {
    return switch (failure) {
      case SdkServiceException answer -> throttled(answer) || answer.statusCode() >= 500;
      case ApiCallAttemptTimeoutException _, ApiCallTimeoutException _ -> true;
      case SdkClientException unanswered -> unanswered.getCause() instanceof IOException;
      default -> false;
    };
  }

  /// Returns the meaning of a failed call: [DeadlineExceededException] if the deadline ended it,
  /// otherwise the failure itself.
  public static RuntimeException translate(Deadline deadline, SdkException failure) {
    return failure instanceof ApiCallTimeoutException && deadline.passed()
        ? new DeadlineExceededException(failure)
        : failure;
  }

  /// Returns what ends a request's call at the deadline, whatever it waits for then: the answer or
  /// the next attempt.
  public static Consumer<AwsRequestOverrideConfiguration.Builder> within(Deadline deadline) {
    var left = deadline.remaining();
    var longest = left.compareTo(CALL) < 0 ? left : CALL;
    // The SDK refuses a time-out of zero.
    return override -> override.apiCallTimeout(longest.isZero() ? SHORTEST : longest);
  }
}
