package groundcrew.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPoliciesTest {
  private static final String READER = "arn:aws:iam::111122223333:role/ops/reader";
  private static final String MEMBER = "arn:aws:iam::444455556666:role/member";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:work";
  private static final String SERVICE = "{'Service':'lambda.amazonaws.com'}";

  private final Iam iam = new Iam();

  @Test
  void trustPolicyShowsTheArnOfARoleWhileItExistsAndThenItsUniqueId() {
    role(READER, SERVICE);
    var id = iam.roles().id(READER).orElseThrow();
    role(MEMBER, "{'AWS':['111122223333','" + READER + "']}");
    assertThat(shownPrincipals()).containsExactly("111122223333", READER);

    iam.roles().delete(READER);
    assertThat(id).matches("AROA[A-Z2-7]{17}");
    assertThat(shownPrincipals()).containsExactly("111122223333", id);

    role(READER, SERVICE);
    assertThat(shownPrincipals()).containsExactly("111122223333", id);
  }

  @Test
  void uniqueIdNamesARoleThatExists() {
    role(READER, SERVICE);
    var id = iam.roles().id(READER).orElseThrow();

    role(MEMBER, "{'AWS':['" + id + "']}");
    assertThat(shownPrincipals()).containsExactly(READER);

    iam.roles().delete(READER);
    refused(() -> role(MEMBER, "{'AWS':['" + id + "']}"), id);
  }

  @Test
  void resourcePolicyDoesNotAllowARecreatedRole() {
    role(READER, SERVICE);
    iam.putResourcePolicy(
        QUEUE, statement("{'AWS':'" + READER + "'}", "'Action':'sqs:*','Resource':'*'"));
    assertThatCode(this::send).doesNotThrowAnyException();

    iam.roles().delete(READER);
    role(READER, SERVICE);

    assertThatExceptionOfType(AwsError.class).isThrownBy(this::send);
  }

  @Test
  void roleCannotTrustItselfBeforeItExists() {
    refused(() -> role(READER, "{'AWS':'" + READER + "'}"), READER);

    role(READER, SERVICE);
    assertThatCode(() -> role(READER, "{'AWS':'" + READER + "'}")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:iam::111122223333:role/none",
        "arn:aws:iam::111122223333:user/none",
        "arn:aws:iam::111122223333:group/all",
        "AROAEXAMPLEEXAMPLE234",
        "reader"
      })
  void unknownPrincipalIsRefusedInEveryPolicy(String principal) {
    var names = "{'AWS':['111122223333','" + principal + "']}";

    refused(() -> role(MEMBER, names), principal);
    assertThat(iam.roles().exists(MEMBER)).isFalse();
    refused(
        () -> iam.putResourcePolicy(QUEUE, statement(names, "'Action':'sqs:*','Resource':'*'")),
        principal);
    refused(
        () ->
            iam.addResourceStatement(
                QUEUE,
                statement(names, "'Action':'sqs:*','Resource':'*'").path("Statement").path(0)),
        principal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "111122223333",
        "arn:aws:iam::111122223333:root",
        "arn:aws-cn:iam::111122223333:root",
        "arn:aws:iam::111122223333:user/operator",
        "arn:aws:sts::111122223333:assumed-role/reader/session"
      })
  void accountSessionAndOperatorAreStoredAsTheyAre(String principal) {
    role(MEMBER, "{'AWS':['" + principal + "']}");

    assertThat(shownPrincipals()).containsExactly(principal);
  }

  @Test
  void deletionOfAnUnknownRoleIsRefused() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> iam.roles().delete(READER))
        .withMessage("The role with name reader cannot be found.")
        .satisfies(e -> assertThat(e.code()).isEqualTo("NoSuchEntity"));
  }

  private static void refused(Runnable storing, String principal) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(storing::run)
        .withMessage("Invalid principal in policy: \"AWS\":\"" + principal + "\"")
        .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedPolicyDocument"));
  }

  private void send() {
    iam.allow(Sessions.caller(READER, "s"), RequiredPermission.of("sqs:SendMessage", QUEUE));
  }

  private void role(String arn, String principal) {
    iam.putRole(
        new Role(
            arn, statement(principal, "'Action':'sts:AssumeRole'"), List.of(), Optional.empty()));
  }

  private List<String> shownPrincipals() {
    return iam.roles()
        .trustPolicy(MEMBER)
        .orElseThrow()
        .at("/Statement/0/Principal/AWS")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode statement(String principal, String rest) {
    return LocalGateway.policy("'Effect':'Allow','Principal':" + principal + "," + rest);
  }
}
