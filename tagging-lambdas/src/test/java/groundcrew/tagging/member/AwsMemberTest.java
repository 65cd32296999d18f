package groundcrew.tagging.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.RoleAssumer;
import groundcrew.common.RoleToAssume;
import groundcrew.common.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsServiceClientConfiguration;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class AwsMemberTest {
  private static final TaskContext CONTEXT = Contexts.of("222222222222", "eu-west-1");

  private final StsClient sts = mock(StsClient.class);
  private final RoleAssumer roles =
      new RoleAssumer(sts, new RoleToAssume("Tagger", Optional.empty()), "resource-tagger");
  private final List<String> built = new ArrayList<>();

  /// The clients here are the names of their regions.
  private final AwsMember<String> member =
      new AwsMember<>(
          roles,
          (region, credentials) -> {
            built.add(region.id());
            return region.id();
          });

  @BeforeEach
  void returnTheAccountAsAccessKey() {
    when(sts.serviceClientConfiguration())
        .thenReturn(StsServiceClientConfiguration.builder().region(Region.EU_WEST_1).build());
    when(sts.getCallerIdentity(ArgumentMatchers.<Consumer<GetCallerIdentityRequest.Builder>>any()))
        .thenReturn(GetCallerIdentityResponse.builder().account("111111111111").build());
    when(sts.assumeRole(any(AssumeRoleRequest.class)))
        .thenAnswer(call -> {
          var account = call.<AssumeRoleRequest>getArgument(0).roleArn().split(":", -1)[4];
          return AssumeRoleResponse.builder()
              .credentials(c ->
                  c.accessKeyId(account)
                      .secretAccessKey("s")
                      .sessionToken("t")
                      .expiration(Instant.now().plus(Duration.ofHours(1))))
              .build();
        });
  }

  @Test
  void keepsOneClientPerRegionForAllAccounts() {
    assertThat(member.client(Contexts.of("222222222222", "eu-west-1"))).isEqualTo("eu-west-1");
    assertThat(member.client(Contexts.of("333333333333", "eu-west-1"))).isEqualTo("eu-west-1");
    assertThat(member.client(Contexts.of("222222222222", "us-east-1"))).isEqualTo("us-east-1");
    assertThat(member.client(Contexts.of("222222222222", "eu-west-1"))).isEqualTo("eu-west-1");
    assertThat(built).containsExactly("eu-west-1", "us-east-1");
  }

  @Test
  void callsEachAccountWithItsOwnCredentials() {
    assertThat(keyOf("222222222222")).isEqualTo("222222222222");
    assertThat(keyOf("333333333333")).isEqualTo("333333333333");
    assertThat(keyOf("222222222222")).isEqualTo("222222222222");
  }

  @Test
  void endsEveryCallAtTheDeadline() {
    var time = new VirtualTime(Instant.EPOCH);
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(7));
    var context = new TaskContext("222222222222", "eu-west-1", "run", deadline);

    assertThat(
            AwsRequestOverrideConfiguration.builder()
                .applyMutation(member.in(context))
                .build()
                .apiCallTimeout())
        .contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDenied", "AccessDeniedException"})
  void translatesADeniedCallToAMissingPermission(String code) {
    var denied = failure(AwsServiceException.builder(), code);

    assertThat(AwsMember.translate(CONTEXT, denied))
        .isInstanceOf(AccountAccessException.class)
        .hasMessageContaining("account 222222222222, region eu-west-1: not allowed")
        .hasCause(denied);
  }

  @Test
  void translatesADeniedCallToStsToARoleThatCannotBeAssumed() {
    var denied = failure(StsException.builder(), "AccessDenied");

    assertThat(AwsMember.translate(CONTEXT, denied))
        .isInstanceOf(AccountAccessException.class)
        .hasMessageContaining("account 222222222222: its role cannot be assumed")
        .hasMessageContaining("not allowed")
        .hasCause(denied);
  }

  /// The SDK resolves credentials inside a call, and must not wrap the error of STS.
  @Test
  void throwsTheErrorOfStsFromTheCallThatNeedsTheRole() {
    when(sts.assumeRole(any(AssumeRoleRequest.class)))
        .thenThrow(failure(StsException.builder(), "AccessDenied"));
    var ssm =
        new AwsMember<>(
            roles,
            (region, credentials) ->
                AwsClients.create("test")
                    .build(
                        SsmClient.builder().endpointOverride(URI.create("http://127.0.0.1:1")),
                        region,
                        credentials));

    assertThatThrownBy(() ->
            ssm.client(CONTEXT)
                .getParametersByPath(
                    request -> request.path("/a").overrideConfiguration(ssm.in(CONTEXT))))
        .isInstanceOf(StsException.class)
        .satisfies(denied ->
            assertThat(AwsMember.translate(CONTEXT, (SdkException) denied))
                .hasMessageContaining("its role cannot be assumed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void translatesAnUnknownClientToARegionThatIsNotEnabled(String code) {
    assertThat(AwsMember.translate(CONTEXT, failure(AwsServiceException.builder(), code)))
        .isInstanceOf(RegionDisabledException.class)
        .hasMessage("region eu-west-1 is not enabled in account 222222222222");
  }

  /// The credentials of the function itself are invalid, so its messages must not count as done.
  @Test
  void returnsAnUnknownClientOfStsUnchanged() {
    var invalid = failure(StsException.builder(), "InvalidClientTokenId");

    assertThat(AwsMember.translate(CONTEXT, invalid)).isSameAs(invalid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "InternalFailure", "ExpiredTokenException"})
  void returnsEveryOtherErrorUnchanged(String code) {
    var other = failure(AwsServiceException.builder(), code);
    var ofSts = failure(StsException.builder(), code);

    assertThat(AwsMember.translate(CONTEXT, other)).isSameAs(other);
    assertThat(AwsMember.translate(CONTEXT, ofSts)).isSameAs(ofSts);
  }

  @Test
  void returnsAnErrorWithoutACodeOrWithoutAnAnswerUnchanged() {
    var bare = AwsServiceException.builder().message("?").build();
    var unsent = SdkClientException.create("no route");
    var early = ApiCallTimeoutException.create(1);

    assertThat(AwsMember.translate(CONTEXT, (SdkException) bare)).isSameAs(bare);
    assertThat(AwsMember.translate(CONTEXT, unsent)).isSameAs(unsent);
    assertThat(AwsMember.translate(CONTEXT, early)).isSameAs(early);
  }

  @Test
  void translatesATimeOutAtTheDeadline() {
    var passed = new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH);
    var context = new TaskContext("222222222222", "eu-west-1", "run", passed);

    assertThat(AwsMember.translate(context, ApiCallTimeoutException.create(1)))
        .isInstanceOf(DeadlineExceededException.class);
  }

  private String keyOf(String account) {
    var identity =
        AwsRequestOverrideConfiguration.builder()
            .applyMutation(member.in(Contexts.of(account, "eu-west-1")))
            .build()
            .credentialsIdentityProvider()
            .orElseThrow()
            .resolveIdentity(ResolveIdentityRequest.builder().build())
            .join();
    return ((AwsCredentials) identity).accessKeyId();
  }

  private static AwsServiceException failure(AwsServiceException.Builder builder, String code) {
    return builder
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode(code).errorMessage("not allowed").build())
        .build();
  }
}
