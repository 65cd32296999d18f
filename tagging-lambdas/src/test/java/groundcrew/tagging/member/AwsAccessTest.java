package groundcrew.tagging.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.common.AwsClients;
import groundcrew.common.RoleAssumer;
import groundcrew.common.RoleToAssume;
import groundcrew.common.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class AwsAccessTest {
  private static final TaskContext TARGET =
      new TaskContext("222222222222", "eu-west-1", "2026-01-31T02:00:00Z");

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final StsClient sts = mock(StsClient.class);
  private final RoleAssumer roles =
      new RoleAssumer(
          sts,
          new RoleToAssume("Tagger", Optional.empty()),
          "resource-tagger",
          "111111111111",
          Region.EU_WEST_1,
          time);
  private final List<String> built = new ArrayList<>();

  /// A client is the name of its region.
  private final AwsAccess<String> access =
      new AwsAccess<>(
          roles,
          (region, credentials) -> {
            built.add(region.id());
            return region.id();
          });

  @BeforeEach
  void giveTheAccountAsAccessKey() {
    when(sts.assumeRole(any(AssumeRoleRequest.class)))
        .thenAnswer(call -> {
          var account = call.<AssumeRoleRequest>getArgument(0).roleArn().split(":", -1)[4];
          return AssumeRoleResponse.builder()
              .credentials(c ->
                  c.accessKeyId(account)
                      .secretAccessKey("s")
                      .sessionToken("t")
                      .expiration(time.instant().plus(Duration.ofHours(1))))
              .build();
        });
  }

  @Test
  void keepsOneClientARegionForAllAccounts() {
    assertThat(clientOf("222222222222", "eu-west-1")).isEqualTo("eu-west-1");
    assertThat(clientOf("333333333333", "eu-west-1")).isEqualTo("eu-west-1");
    assertThat(clientOf("222222222222", "us-east-1")).isEqualTo("us-east-1");
    assertThat(clientOf("222222222222", "eu-west-1")).isEqualTo("eu-west-1");
    assertThat(built).containsExactly("eu-west-1", "us-east-1");
  }

  @Test
  void callsEachAccountWithItsOwnCredentials() {
    assertThat(keyOf("222222222222")).isEqualTo("222222222222");
    assertThat(keyOf("333333333333")).isEqualTo("333333333333");
    assertThat(keyOf("222222222222")).isEqualTo("222222222222");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "AccessDeniedException"})
  void cannotReachAnAccountWhoseRoleMayNot(String code) {
    var denied = failure(AwsServiceException.builder(), code);

    assertThatThrownBy(() -> fail(denied))
        .isInstanceOf(AccountAccessException.class)
        .hasMessageContaining("account 222222222222, region eu-west-1: not allowed")
        .hasCause(denied);
  }

  @Test
  void cannotReachAnAccountWhoseRoleCannotBeAssumed() {
    var denied = failure(StsException.builder(), "AccessDenied");

    assertThatThrownBy(() -> fail(denied))
        .isInstanceOf(AccountAccessException.class)
        .hasMessageContaining("account 222222222222: its role cannot be assumed")
        .hasMessageContaining("not allowed")
        .hasCause(denied);
  }

  /// The SDK asks for credentials in the middle of a call, and must not wrap what that throws.
  @Test
  void cannotReachAnAccountWhoseRoleCannotBeAssumedWhenTheSdkAsksForCredentials() {
    when(sts.assumeRole(any(AssumeRoleRequest.class)))
        .thenThrow(failure(StsException.builder(), "AccessDenied"));
    var ssm =
        new AwsAccess<>(
            roles,
            (region, credentials) ->
                AwsClients.create("test")
                    .build(
                        SsmClient.builder().endpointOverride(URI.create("http://127.0.0.1:1")),
                        region,
                        credentials));

    assertThatThrownBy(() ->
            ssm.call(
                TARGET,
                (client, as) ->
                    client.getParametersByPath(
                        request -> request.path("/a").overrideConfiguration(as))))
        .isInstanceOf(AccountAccessException.class)
        .hasMessageContaining("its role cannot be assumed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void seesThatARegionIsNotEnabled(String code) {
    assertThatThrownBy(() -> fail(failure(AwsServiceException.builder(), code)))
        .isInstanceOf(RegionDisabledException.class)
        .hasMessage("region eu-west-1 is not enabled in account 222222222222");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "InternalFailure", "ExpiredTokenException"})
  void passesOnWhatElseAwsAnswers(String code) {
    var other = failure(AwsServiceException.builder(), code);
    var ofSts = failure(StsException.builder(), code);

    assertThatThrownBy(() -> fail(other)).isSameAs(other);
    assertThatThrownBy(() -> fail(ofSts)).isSameAs(ofSts);
  }

  @Test
  void passesOnWhatHasNoCodeAndWhatNeverReachedAws() {
    var bare = AwsServiceException.builder().message("?").build();
    var unsent = SdkClientException.create("no route");

    assertThatThrownBy(() -> fail(bare)).isSameAs(bare);
    assertThatThrownBy(() -> fail(unsent)).isSameAs(unsent);
  }

  private String clientOf(String account, String region) {
    return access.call(new TaskContext(account, region, "run"), (client, as) -> client);
  }

  private String keyOf(String account) {
    return access.call(
        new TaskContext(account, "eu-west-1", "run"),
        (client, as) -> {
          var override = AwsRequestOverrideConfiguration.builder();
          as.accept(override);
          var identity =
              override
                  .build()
                  .credentialsIdentityProvider()
                  .orElseThrow()
                  .resolveIdentity(ResolveIdentityRequest.builder().build())
                  .join();
          return ((AwsCredentials) identity).accessKeyId();
        });
  }

  private void fail(RuntimeException failure) {
    access.call(
        TARGET,
        (client, as) -> {
          throw failure;
        });
  }

  private static AwsServiceException failure(AwsServiceException.Builder builder, String code) {
    return builder
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage("not allowed").build())
        .build();
  }
}
