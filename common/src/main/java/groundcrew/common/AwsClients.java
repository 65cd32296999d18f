package groundcrew.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Builds every AWS client of a function: one shared HTTP client, time-outs, the SDK's standard
/// retries where no others are asked for, a user-agent.
///
/// Region and endpoint are the SDK's own settings unless a caller names them; credentials are those
/// that Lambda gives the function.
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration ATTEMPT = Duration.ofSeconds(40);
  private static final Duration CALL = Duration.ofMinutes(2);

  /// Twice the SDK's three: throttling is to slow a run down, not to fail it.
  private static final int ATTEMPTS = 6;

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final SdkHttpClient http;
  private final ClientOverrideConfiguration overrides;
  private final AwsOwnCredentials own;
  private final QuickHandshake handshake;

  private AwsClients(
      SdkHttpClient http,
      ClientOverrideConfiguration overrides,
      AwsOwnCredentials own,
      QuickHandshake handshake) {
    this.http = http;
    this.overrides = overrides;
    this.own = own;
    this.handshake = handshake;
  }

  /// Returns the clients of the named function.
  public static AwsClients create(String function) {
    var overrides =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(ATTEMPT)
            .apiCallTimeout(CALL)
            .retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
            .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "groundcrew/" + function)
            .build();
    var handshake = new QuickHandshake(HttpsURLConnection::getDefaultSSLSocketFactory);
    return new AwsClients(http(handshake), overrides, new AwsOwnCredentials(), handshake);
  }

  private static SdkHttpClient http(QuickHandshake handshake) {
    return UrlConnectionHttpClient.create(uri -> {
      try {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) READ.toMillis());
        if (connection instanceof HttpsURLConnection secured) {
          secured.setSSLSocketFactory(handshake);
        }
        return connection;
      } catch (IOException e) {
        throw new UncheckedIOException("no connection can be made to " + uri, e);
      }
    });
  }

  /// Returns the same clients, but their calls are answered from memory.
  public AwsClients rehearsing(AwsRehearsal answers) {
    return new AwsClients(answers, overrides, AwsOwnCredentials.rehearsed(), handshake);
  }

  /// Forgets what a snapshot must not bring back: the credentials that the function has had so far,
  /// and whom it has met.
  void renew() {
    own.renew();
    handshake.forgetHosts();
  }

  /// Builds a client for the function's own account and region.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    return build(builder.credentialsProvider(own), overrides);
  }

  /// Builds a client whose calls are made once, for a caller that counts them itself: a repetition
  /// takes from the service's quota as much as a call does.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildUnrepeated(
      B builder) {
    var once = overrides.toBuilder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();
    return build(builder.credentialsProvider(own), once);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, ClientOverrideConfiguration configuration) {
    return builder.httpClient(http).overrideConfiguration(configuration).build();
  }

  /// Builds a client that works elsewhere.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, Region region, AwsCredentialsProvider credentials) {
    return build(builder.region(region).credentialsProvider(credentials), overrides);
  }

  /// Builds a client for a service whose quotas are low and shared with others, such as
  /// Organizations: the SDK's adaptive retry mode slows the client down as soon as the service
  /// refuses a call for its rate.
  ///
  /// All calls of such a client wait when one of them was refused: give it one quota to work on,
  /// and end its calls with [#within(Deadline)].
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildAdaptive(
      B builder) {
    var adaptive = overrides.toBuilder().retryStrategy(RetryMode.ADAPTIVE_V2).build();
    return build(builder.credentialsProvider(own), adaptive);
  }

  /// Returns what ends a request's call at the deadline, whatever it waits for then: the answer,
  /// the next attempt, or the pace of an adaptive client.
  public static Consumer<AwsRequestOverrideConfiguration.Builder> within(Deadline deadline) {
    var left = deadline.remaining();
    var longest = left.compareTo(CALL) < 0 ? left : CALL;
    // The SDK knows no time-out of nothing.
    return override -> override.apiCallTimeout(longest.isZero() ? SHORTEST : longest);
  }
}
