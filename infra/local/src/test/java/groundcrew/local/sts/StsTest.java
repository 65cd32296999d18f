package groundcrew.local.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.iam.Keys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class StsTest {
  private static final String MEMBER = "444455556666";
  private static final String LAMBDA = "'Principal':{'Service':'lambda.amazonaws.com'}";
  private static final String MAY_ASSUME =
      "'Effect':'Allow','Action':'sts:AssumeRole','Resource':'arn:aws:iam::*:role/target'";
  private static final String HOME = "'Principal':{'AWS':'arn:aws:iam::111122223333:role/f'}";

  private final LocalGateway local = new LocalGateway();

  @BeforeEach
  void functionHasARole() {
    local.role(LocalGateway.ACCOUNT, "f", LAMBDA, "");
  }

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void assumedRoleIsWhoItSaysInItsOwnAccount() {
    var role = local.role(MEMBER, "target", HOME, "");

    var answer = assume(MAY_ASSUME, r -> r.roleArn(role).durationSeconds(900));

    var credentials = answer.credentials();
    assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(credentials.expiration())
        .isCloseTo(Instant.now().plusSeconds(900), within(5, ChronoUnit.SECONDS));
    assertThat(answer.assumedRoleUser().assumedRoleId()).startsWith("AROA").endsWith(":run");
    var keys =
        new Keys(
            credentials.accessKeyId(),
            credentials.secretAccessKey(),
            credentials.sessionToken(),
            credentials.expiration());
    var identity = local.client(StsClient.builder(), keys).getCallerIdentity();
    assertThat(identity.arn()).isEqualTo("arn:aws:sts::444455556666:assumed-role/target/run");
    assertThat(identity.account()).isEqualTo(MEMBER);
    assertThat(identity.userId()).isEqualTo(answer.assumedRoleUser().assumedRoleId());
  }

  @Test
  void callerAcrossAccountsNeedsItsOwnPermission() {
    var role = local.role(MEMBER, "target", HOME, "");

    denied("", r -> r.roleArn(role), "no identity-based policy allows");
  }

  @Test
  void roleThatDoesNotTrustTheCallerOrDoesNotExistIsDenied() {
    var role = local.role(MEMBER, "target", LAMBDA, "");

    denied(MAY_ASSUME, r -> r.roleArn(role), "no resource-based policy allows");
    denied(
        MAY_ASSUME,
        r -> r.roleArn("arn:aws:iam::777788889999:role/target"),
        "no resource-based policy allows");
  }

  @Test
  void trustInTheSameAccountIsEnoughWhenItNamesTheRole() {
    var named = local.role(LocalGateway.ACCOUNT, "target", HOME, "");
    assertThat(assume("", r -> r.roleArn(named)).credentials()).isNotNull();

    var account =
        local.role(LocalGateway.ACCOUNT, "target", "'Principal':{'AWS':'111122223333'}", "");
    denied("", r -> r.roleArn(account), "no identity-based policy allows");
    assertThat(assume(MAY_ASSUME, r -> r.roleArn(account)).credentials()).isNotNull();
  }

  @Test
  void wrongOrMissingExternalIdIsDenied() {
    var role =
        local.role(
            MEMBER,
            "target",
            HOME + ",'Condition':{'StringEquals':{'sts:ExternalId':'right'}}",
            "");

    assertThat(assume(MAY_ASSUME, r -> r.roleArn(role).externalId("right")).credentials())
        .isNotNull();
    denied(
        MAY_ASSUME,
        r -> r.roleArn(role).externalId("wrong"),
        "not authorized to perform: sts:AssumeRole");
    denied(MAY_ASSUME, r -> r.roleArn(role), "not authorized to perform: sts:AssumeRole");
  }

  @Test
  void sessionIsNeverLongerThanChainingAndTheRoleAllow() {
    var role = local.role(LocalGateway.ACCOUNT, "target", "'Principal':'*'", "");

    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> assume(MAY_ASSUME, r -> r.roleArn(role).durationSeconds(3601)))
        .withMessageContaining("1 hour session limit");
    var operator = local.client(StsClient.builder(), local.operator());
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() ->
            operator.assumeRole(r -> r.roleArn(role).roleSessionName("run").durationSeconds(7200)))
        .withMessageContaining("MaxSessionDuration");
    local.iam.roles().limitSessions(role, Duration.ofHours(2));
    assertThat(
            operator
                .assumeRole(r -> r.roleArn(role).roleSessionName("run").durationSeconds(7200))
                .credentials())
        .isNotNull();
  }

  @Test
  void serviceOpensASessionOnlyOfARoleThatTrustsIt() {
    var role =
        local.role(
            LocalGateway.ACCOUNT,
            "path/s",
            "'Principal':{'Service':'scheduler.amazonaws.com'},'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}",
            "");

    var keys =
        local.sessions.open(
            role, "s", "scheduler.amazonaws.com", Map.of("aws:SourceAccount", "111122223333"));
    assertThat(local.client(StsClient.builder(), keys).getCallerIdentity().arn())
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/s/s");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> local.sessions.open(role, "s", "scheduler.amazonaws.com"));
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() ->
            local.sessions.open(
                role, "s", "lambda.amazonaws.com", Map.of("aws:SourceAccount", "111122223333")));
  }

  private AssumeRoleResponse assume(String statement, Consumer<AssumeRoleRequest.Builder> request) {
    var role = local.role(LocalGateway.ACCOUNT, "f", LAMBDA, statement);
    var keys = local.sessions.open(role, "f", "lambda.amazonaws.com");
    return local
        .client(StsClient.builder(), keys)
        .assumeRole(r -> request.accept(r.roleSessionName("run")));
  }

  private void denied(
      String statement, Consumer<AssumeRoleRequest.Builder> request, String reason) {
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> assume(statement, request))
        .satisfies(e -> {
          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
          assertThat(e.statusCode()).isEqualTo(403);
        })
        .withMessageContaining(reason);
  }
}
