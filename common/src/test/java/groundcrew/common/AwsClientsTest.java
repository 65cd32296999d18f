package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

class AwsClientsTest {
  private final AwsClients clients = AwsClients.create("account-tagger");

  @Test
  void aClientWithoutRetriesMakesOneAttempt() {
    try (var once = clients.withoutRetries().build(sts(1))) {
      assertThat(overrides(once).retryStrategy())
          .get()
          .extracting(RetryStrategy::maxAttempts)
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, true", "500, false"})
  void aClientForOperationsWithoutATokenRepeatsOnlyWhatWasThrottled(int status, boolean retried) {
    var failure = SdkServiceException.builder().statusCode(status).build();
    try (var client = clients.retryingOnlyThrottled().build(sts(1))) {
      assertThat(mayRetry(client, failure)).isEqualTo(retried);
    }
  }

  @Test
  void aPersistentClientMakesEightAttempts() {
    try (var client = clients.persistent().build(sts(1))) {
      assertThat(overrides(client).retryStrategy())
          .get()
          .extracting(RetryStrategy::maxAttempts)
          .isEqualTo(8);
      assertThat(mayRetry(client)).isTrue();
    }
  }

  /// A retry takes 5 of the 500 tokens of a strategy.
  @Test
  void aServiceThatFailsLeavesTheOtherClientsTheirRetries() {
    try (var failing = clients.build(sts(1));
        var other = clients.build(sts(1))) {
      for (var failure = 0; failure < 100; failure++) {
        assertThat(mayRetry(failing)).isTrue();
      }

      assertThat(mayRetry(failing)).isFalse();
      assertThat(mayRetry(other)).isTrue();
    }
  }

  @Test
  void everyClientHasTimeOutsAndAUserAgent() {
    try (var usual = clients.build(sts(1));
        var persistent = clients.persistent().build(sts(1));
        var once = clients.withoutRetries().build(sts(1))) {
      assertThat(overrides(once).apiCallTimeout()).isEqualTo(overrides(usual).apiCallTimeout());
      assertThat(overrides(persistent).apiCallTimeout())
          .isEqualTo(overrides(usual).apiCallTimeout())
          .isPresent();
      assertThat(overrides(persistent).apiCallAttemptTimeout())
          .isEqualTo(overrides(usual).apiCallAttemptTimeout())
          .isPresent();
      assertThat(overrides(persistent).advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX))
          .contains("groundcrew/account-tagger");
    }
  }

  @ParameterizedTest
  @CsvSource({"PT10M, PT2M", "PT2M, PT2M", "PT7S, PT7S", "PT0S, PT0.001S", "PT-5S, PT0.001S"})
  void noCallLastsLongerThanTheDeadline(Duration left, Duration callTimeout) {
    var time = new VirtualTime(Instant.EPOCH);
    var override =
        AwsRequestOverrideConfiguration.builder()
            .applyMutation(AwsClients.within(new Deadline(time, Instant.EPOCH.plus(left))));

    assertThat(override.build().apiCallTimeout()).contains(callTimeout);
  }

  @Test
  void endsACallThatIsNotAnsweredAtTheDeadline() throws IOException {
    // Connections are accepted by the system, and nobody reads them.
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var sts = clients.build(sts(silent.getLocalPort()))) {
      var start = Instant.now();
      var deadline = new Deadline(Clock.systemUTC(), start.plusMillis(300));

      assertThatThrownBy(() ->
              sts.getCallerIdentity(
                  request -> request.overrideConfiguration(AwsClients.within(deadline))))
          .isInstanceOf(ApiCallTimeoutException.class)
          // What was left until the deadline, not the two minutes of every call.
          .hasMessageMatching(".* (300|[12]?\\d{1,2}) millis");
    }
  }

  /// Returns whether the client may retry a call after an internal error of the service.
  private static boolean mayRetry(StsClient client) {
    return mayRetry(client, SdkServiceException.builder().statusCode(500).build());
  }

  private static boolean mayRetry(StsClient client, SdkServiceException failure) {
    var strategy = overrides(client).retryStrategy().orElseThrow();
    var first = strategy.acquireInitialToken(AcquireInitialTokenRequest.create("sts"));
    try {
      var retry =
          strategy.refreshRetryToken(
              RefreshRetryTokenRequest.builder().token(first.token()).failure(failure).build());
      return retry.token() != null;
    } catch (TokenAcquisitionFailedException exhausted) {
      return false;
    }
  }

  private static ClientOverrideConfiguration overrides(StsClient client) {
    return client.serviceClientConfiguration().overrideConfiguration();
  }

  private static StsClientBuilder sts(int port) {
    return StsClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .region(Region.EU_WEST_1);
  }
}
