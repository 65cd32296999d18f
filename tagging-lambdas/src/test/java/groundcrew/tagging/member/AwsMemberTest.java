package groundcrew.tagging.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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
  private static final String UNKNOWN = "UnrecognizedClientException";

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
            member
                .call(
                    context,
                    (_, override) ->
                        AwsRequestOverrideConfiguration.builder().applyMutation(override).build())
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
            ssm.call(
                CONTEXT,
                (client, override) ->
                    client.getParametersByPath(
                        request -> request.path("/a").overrideConfiguration(override))))
        .isInstanceOf(StsException.class)
        .satisfies(denied ->
            assertThat(AwsMember.translate(CONTEXT, (SdkException) denied))
                .hasMessageContaining("its role cannot be assumed"));
  }

  /// The role was deleted and created again while its session was valid.
  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void assumesTheRoleAgainAndRepeatsACallWhoseSessionIsUnknown(String code) {
    var outcomes = new ArrayDeque<>(List.of(code, "", ""));

    assertThat(call(outcomes)).isEqualTo("done");
    assertThat(call(outcomes)).isEqualTo("done");
    verify(sts, times(2)).assumeRole(any(AssumeRoleRequest.class));
  }

  @Test
  void repeatsACallOnlyOnce() {
    var outcomes = new ArrayDeque<>(List.of(UNKNOWN, UNKNOWN, ""));

    assertThatThrownBy(() -> call(outcomes)).isInstanceOf(AwsServiceException.class);
    assertThat(outcomes).containsExactly("");
  }

  @Test
  void repeatsNoOtherCall() {
    var outcomes = new ArrayDeque<>(List.of("AccessDenied", ""));

    assertThatThrownBy(() -> call(outcomes)).isInstanceOf(AwsServiceException.class);
    assertThat(outcomes).containsExactly("");
    verify(sts).assumeRole(any(AssumeRoleRequest.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void translatesAnUnknownSessionInAnOptInRegionToARegionThatIsNotEnabled(String code) {
    var context = Contexts.of("222222222222", "me-south-1");

    assertThat(AwsMember.translate(context, failure(AwsServiceException.builder(), code)))
        .isInstanceOf(RegionDisabledException.class)
        .hasMessage("region me-south-1 is not enabled in account 222222222222");
  }

  /// No account can disable the region, so the message is retried.
  @ParameterizedTest
  @ValueSource(strings = {"UnrecognizedClientException", "InvalidClientTokenId"})
  void returnsAnUnknownSessionInADefaultRegionUnchanged(String code) {
    var unknown = failure(AwsServiceException.builder(), code);

    assertThat(AwsMember.translate(CONTEXT, unknown)).isSameAs(unknown);
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
    return member.call(Contexts.of(account, "eu-west-1"), (_, override) -> key(override));
  }

  /// Makes a call that answers with the next code, or with `done` if that is empty.
  private String call(Queue<String> outcomes) {
    return member.call(
        CONTEXT,
        (_, override) -> {
          assertThat(key(override)).isEqualTo("222222222222");
          var code = outcomes.remove();
          if (!code.isEmpty()) {
            throw failure(AwsServiceException.builder(), code);
          }
          return "done";
        });
  }

  private static String key(Consumer<AwsRequestOverrideConfiguration.Builder> override) {
    var identity =
        AwsRequestOverrideConfiguration.builder()
            .applyMutation(override)
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
