package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.iam.Keys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class GatewayTest {
  private static final String LAMBDA = "'Principal':{'Service':'lambda.amazonaws.com'}";

  private final LocalGateway local = new LocalGateway();

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void jsonCallIsReadAndAnswered() {
    var answer = organizations(local.operator()).listAccounts(b -> b.maxResults(20));

    assertThat(answer.accounts())
        .singleElement()
        .satisfies(account -> {
          assertThat(account.id()).isEqualTo(LocalGateway.ACCOUNT);
          assertThat(account.joinedTimestamp()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        });
    assertThat(answer.responseMetadata().requestId()).hasSize(36);
  }

  @Test
  void queryCallIsReadAndAnswered() {
    var sts = local.client(StsClient.builder(), local.operator());

    assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111122223333:user/operator");
    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() ->
            sts.assumeRole(b ->
                b.roleArn("arn:aws:iam::111122223333:role/r")
                    .roleSessionName("no blanks")
                    .durationSeconds(60)))
        .satisfies(e -> {
          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
          assertThat(e.getMessage())
              .contains("2 validation errors detected", "'durationSeconds'", "'roleSessionName'");
          assertThat(e.requestId()).hasSize(36);
        });
  }

  @Test
  void inputThatBreaksTheModelIsRefusedInTheServicesWords() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> organizations(local.operator()).listAccounts(b -> b.maxResults(21)))
        .withMessageContaining("Value '21' at 'maxResults'");
    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(
            () -> ssm(local.operator()).putParameter(b -> b.name("n").value("v").tier("Huge")))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void errorOfAServiceKeepsItsType() {
    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() ->
            organizations(local.operator()).describeAccount(b -> b.accountId("444455556666")));
  }

  @Test
  void roleMayDoWhatItsPolicySaysAndRefusalsAreCountedToo() {
    var role =
        local.role(
            LocalGateway.ACCOUNT,
            "f",
            LAMBDA,
            "'Effect':'Allow','Action':'ssm:PutParameter','Resource':'arn:aws:ssm:eu-west-1:*:parameter/ours'");
    var ssm = ssm(local.sessions.open(role, "f", "lambda.amazonaws.com"));

    assertThat(ssm.putParameter(b -> b.name("ours").value("v")).version()).isEqualTo(1);
    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() -> ssm.putParameter(b -> b.name("theirs").value("v")))
        .satisfies(e -> {
          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
          assertThat(e.getMessage())
              .startsWith(
                  "User: arn:aws:sts::111122223333:assumed-role/f/f is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/theirs because no identity-based policy allows the ssm:PutParameter action");
        });
    assertThat(local.gateway.counts().snapshot())
        .containsExactly(
            java.util.Map.entry(
                new CallCounts.Key("ssm:PutParameter", "111122223333", "eu-west-1"), 2L));
    local.gateway.counts().reset();
    assertThat(local.gateway.counts().total("ssm:PutParameter")).isZero();
  }

  @Test
  void faultsStrikeOnlyTheCallsThatTheTestNames() {
    local.gateway.faults().next("organizations:ListAccounts", Faults.Kind.THROTTLE, 1);
    var organizations = organizations(local.operator());

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(organizations::listAccounts);
    assertThat(organizations.listAccounts().accounts()).hasSize(1);
    local.gateway.faults().share("organizations:ListAccounts", Faults.Kind.INTERNAL, 1);
    assertThatExceptionOfType(
            software.amazon.awssdk.services.organizations.model.ServiceException.class)
        .isThrownBy(organizations::listAccounts);
    local.gateway.faults().clear();
    assertThat(organizations.listAccounts().accounts()).hasSize(1);
  }

  @Test
  void answerThatAwsCouldNotGiveIsADefect() {
    local.parameterAnswer = JsonNodeFactory.instance.objectNode().put("Version", "one");

    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() -> ssm(local.operator()).putParameter(b -> b.name("n").value("v")));
    assertThatIllegalStateException()
        .isThrownBy(local.gateway::close)
        .withMessageContaining("Member must be a whole number");
  }

  @Test
  void policyThatCannotBeReadIsADefect() {
    var role =
        local.role(
            LocalGateway.ACCOUNT,
            "f",
            LAMBDA,
            "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o'}}");

    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() ->
            ssm(local.sessions.open(role, "f", "lambda.amazonaws.com"))
                .putParameter(b -> b.name("n").value("v")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500));
    assertThat(local.gateway.takeDefects())
        .singleElement()
        .asString()
        .contains("aws:PrincipalOrgID");
  }

  @Test
  void expiredCredentialsAreRefusedByTheCloudsOwnClock() {
    var ssm =
        ssm(
            local.sessions.open(
                local.role(LocalGateway.ACCOUNT, "f", LAMBDA, ""), "f", "lambda.amazonaws.com"));
    local.ahead = Duration.ofHours(13);

    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() -> ssm.putParameter(b -> b.name("n").value("v")))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
  }

  private OrganizationsClient organizations(Keys keys) {
    return local.client(OrganizationsClient.builder(), keys);
  }

  private SsmClient ssm(Keys keys) {
    return local.client(SsmClient.builder(), keys);
  }
}
