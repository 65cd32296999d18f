package groundcrew.common;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Builds every AWS client of a function: one shared HTTP client, time-outs, the SDK's standard
/// retries, a user-agent.
///
/// Region, endpoint and credentials are the SDK's own settings unless a caller names them.
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration ATTEMPT = Duration.ofSeconds(40);
  private static final Duration CALL = Duration.ofMinutes(2);

  private final SdkHttpClient http;
  private final ClientOverrideConfiguration overrides;

  private AwsClients(SdkHttpClient http, ClientOverrideConfiguration overrides) {
    this.http = http;
    this.overrides = overrides;
  }

  /// Returns the clients of the named function.
  public static AwsClients create(String function) {
    var http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ).build();
    var overrides =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(ATTEMPT)
            .apiCallTimeout(CALL)
            .retryStrategy(RetryMode.STANDARD)
            .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "groundcrew/" + function)
            .build();
    return new AwsClients(http, overrides);
  }

  /// Builds a client for the function's own account and region.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    return builder.httpClient(http).overrideConfiguration(overrides).build();
  }

  /// Builds a client that works elsewhere.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, Region region, AwsCredentialsProvider credentials) {
    return build(builder.region(region).credentialsProvider(credentials));
  }
}
