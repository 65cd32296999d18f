package groundcrew.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamDecisionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLE = "arn:aws:iam::111122223333:role/tagger";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/tagger/run";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:work";
  private static final Caller CALLER = new Caller("111122223333", SESSION, Optional.of(ROLE));
  private static final String TRUST =
      "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'}}";

  private final Iam iam = new Iam();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Action':'sqs:SendMessage','Resource':'arn:aws:sqs:eu-west-1:111122223333:work'            | true",
        "'Action':'SQS:sendmessage','Resource':'*'                                                  | true",
        "'Action':['s3:*','sqs:Send*'],'Resource':'arn:aws:sqs:*:111122223333:w?rk'                 | true",
        "'Action':'sqs:Receive*','Resource':'*'                                                     | false",
        "'Action':'*','Resource':'arn:aws:sqs:eu-west-1:111122223333:other'                         | false",
        "'NotAction':'sqs:Receive*','Resource':'*'                                                  | true",
        "'NotAction':'sqs:*','Resource':'*'                                                         | false",
        "'Action':'*','NotResource':'arn:aws:sqs:*:*:other'                                         | true",
        "'Action':'*','NotResource':'arn:aws:sqs:*:*:work'                                          | false",
        "'Action':'*','Resource':'arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:work'               | true",
        "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}    | true",
        "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:RequestedRegion':['a','b']}}      | false",
        "'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:requestedregion':'eu-west-1'}} | false",
        "'Action':'*','Resource':'*','Condition':{'StringLike':{'aws:RequestedRegion':'eu-*'}}           | true",
        "'Action':'*','Resource':'*','Condition':{'StringNotLike':{'aws:RequestedRegion':'us-*'}}        | true",
        "'Action':'*','Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/tag*'}} | true",
        "'Action':'*','Resource':'*','Condition':{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::*'}}     | false",
        "'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}                 | true",
        "'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}                | false",
        "'Action':'*','Resource':'*','Condition':{'Null':{'aws:SourceArn':'true'}}                       | true",
        "'Action':'*','Resource':'*','Condition':{'Null':{'aws:SourceArn':'false'}}                      | false",
        "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceAccount':'1'}}              | false",
        "'Action':'*','Resource':'*','Condition':{'StringEqualsIfExists':{'aws:SourceAccount':'1'}}      | true",
        "'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:SourceAccount':'1'}}           | true"
      })
  void identityPolicyDecides(String statement, boolean allowed) {
    role(policy("'Effect':'Allow'," + statement));

    assertThat(allows(CALLER, send())).isEqualTo(allowed);
  }

  @Test
  void explicitDenyWinsOverEveryAllow() {
    role(
        policy("'Effect':'Allow','Action':'*','Resource':'*'"),
        policy("'Effect':'Deny','Action':'sqs:Send*','Resource':'*'"));

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> iam.allow(CALLER, send()))
        .withMessageEndingWith("with an explicit deny in an identity-based policy");
  }

  @Test
  void denialSpeaksAsIamDoes() {
    role();

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> iam.allow(CALLER, send()))
        .withMessage(
            "User: "
                + SESSION
                + " is not authorized to perform: sqs:SendMessage on resource: "
                + QUEUE
                + " because no identity-based policy allows the sqs:SendMessage action");
  }

  @Test
  void boundaryCutsWhatIdentityPoliciesAllow() {
    var all = policy("'Effect':'Allow','Action':'*','Resource':'*'");
    iam.putRole(
        new Role(
            ROLE,
            json(TRUST),
            List.of(all),
            Optional.of(policy("'Effect':'Allow','Action':'ssm:*','Resource':'*'"))));

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> iam.allow(CALLER, send()))
        .withMessageContaining("no permissions boundary allows");
    assertThatCode(() -> iam.allow(CALLER, RequiredPermission.of("ssm:PutParameter", "*")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:role/tagger, true",
    "arn:aws:sts::111122223333:assumed-role/tagger/run, true",
    "arn:aws:sts::111122223333:assumed-role/tagger/other, false",
    "arn:aws:iam::111122223333:root, false",
    "111122223333, false",
    "*, true"
  })
  void resourcePolicyAloneSufficesInTheSameAccountWhenItNamesTheRole(
      String principal, boolean allowed) {
    role();
    queuePolicy(principal);

    assertThat(allows(CALLER, send())).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"true, true, true", "true, false, false", "false, true, false"})
  void callAcrossAccountsTakesBothSides(boolean identity, boolean resource, boolean allowed) {
    var foreign =
        new Caller(
            "444455556666",
            "arn:aws:sts::444455556666:assumed-role/r/s",
            Optional.of("arn:aws:iam::444455556666:role/r"));
    var policies =
        identity
            ? List.of(policy("'Effect':'Allow','Action':'sqs:*','Resource':'*'"))
            : List.<JsonNode>of();
    iam.putRole(
        new Role("arn:aws:iam::444455556666:role/r", json(TRUST), policies, Optional.empty()));
    if (resource) {
      queuePolicy("arn:aws:iam::444455556666:root");
    }

    assertThat(allows(foreign, send())).isEqualTo(allowed);
  }

  @Test
  void operatorMayDoEverythingAtHomeAndNothingAbroad() {
    assertThat(
            allows(
                new Caller(
                    "111122223333", "arn:aws:iam::111122223333:user/operator", Optional.empty()),
                send()))
        .isTrue();
    assertThat(
            allows(
                new Caller(
                    "444455556666", "arn:aws:iam::444455556666:user/operator", Optional.empty()),
                send()))
        .isFalse();
  }

  @Test
  void bucketPolicyCoversItsObjects() {
    role(policy("'Effect':'Allow','Action':'s3:*','Resource':'*'"));
    iam.own("arn:aws:s3:::journal", "111122223333");
    iam.putResourcePolicy(
        "arn:aws:s3:::journal",
        policy(
            "'Effect':'Deny','Principal':'*','Action':'s3:DeleteObject','Resource':'arn:aws:s3:::journal/*'"));

    assertThat(allows(CALLER, RequiredPermission.of("s3:PutObject", "arn:aws:s3:::journal/a/b")))
        .isTrue();
    assertThat(allows(CALLER, RequiredPermission.of("s3:DeleteObject", "arn:aws:s3:::journal/a/b")))
        .isFalse();
  }

  @Test
  void serviceIsDecidedByTheResourcePolicyAndItsSource() {
    iam.addResourceStatement(
        QUEUE,
        json(
            "{'Sid':'Rule','Effect':'Allow','Principal':{'Service':'events.amazonaws.com'},'Action':'sqs:SendMessage','Resource':'"
                + QUEUE
                + "','Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:events:eu-west-1:111122223333:rule/r'}}}"));
    var right =
        new RequiredPermission(
            "sqs:SendMessage",
            QUEUE,
            Map.of("aws:SourceArn", "arn:aws:events:eu-west-1:111122223333:rule/r"));

    assertThatCode(() -> iam.allowService("events.amazonaws.com", right))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> iam.allowService("sns.amazonaws.com", right));
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> iam.allowService("events.amazonaws.com", send()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Action':'*','Resource':'*','Condition':{'NumericLessThan':{'aws:SourceAccount':'1'}}          | operator NumericLessThan",
        "'Action':'*','Resource':'*','Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'1'}}      | operator ForAllValues",
        "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}          | key aws:PrincipalOrgID",
        "'Action':'*','Resource':'*','Principal':'*'                                                    | principal",
        "'Action':'*','Resource':'*','NotPrincipal':'*'                                                 | NotPrincipal",
        "'Action':'*'                                                                                   | exactly one of Resource",
        "'Action':'*','Resource':'${aws:username}'                                                      | aws:username"
      })
  void whatIsNotKnownFailsLoudly(String statement, String what) {
    assertThatExceptionOfType(UnknownPolicyElement.class)
        .isThrownBy(() -> {
          role(policy("'Effect':'Allow'," + statement));
          iam.allow(CALLER, send());
        })
        .withMessageContaining(what);
  }

  @Test
  void keyThatAServiceDeclaresMayBeAbsent() {
    iam.know(List.of("ssm:Overwrite"));
    role(
        policy(
            "'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'ssm:Overwrite':'true'}}"));

    assertThat(allows(CALLER, RequiredPermission.of("ssm:PutParameter", "*"))).isFalse();
    assertThat(
            allows(
                CALLER,
                new RequiredPermission("ssm:PutParameter", "*", Map.of("ssm:Overwrite", "true"))))
        .isTrue();
  }

  @Test
  void statementsAreNamedByRolePolicyAndSid() {
    role(
        policy("'Sid':'Send','Effect':'Allow','Action':'sqs:*','Resource':'*'"),
        policy("'Effect':'Allow','Action':'ssm:*','Resource':'*'"));

    assertThat(iam.allStatements())
        .containsExactlyInAnyOrder(
            ROLE + " policy-0 Send", ROLE + " policy-1 0", ROLE + " trust 0");
    assertThat(iam.declaredStatements()).isEmpty();
  }

  @Test
  void disabledStatementIsMissedUntilAllAreEnabled() {
    role(policy("'Sid':'Send','Effect':'Allow','Action':'sqs:*','Resource':'*'"));

    iam.disable(ROLE + " policy-0 Send");
    assertThat(allows(CALLER, send())).isFalse();
    iam.enableAll();
    assertThat(allows(CALLER, send())).isTrue();
  }

  private static RequiredPermission send() {
    return new RequiredPermission(
        "sqs:SendMessage", QUEUE, Map.of("aws:RequestedRegion", "eu-west-1"));
  }

  private boolean allows(Caller caller, RequiredPermission permission) {
    try {
      iam.allow(caller, permission);
      return true;
    } catch (AwsError e) {
      return false;
    }
  }

  private void role(JsonNode... policies) {
    iam.putRole(new Role(ROLE, json(TRUST), List.of(policies), Optional.empty()));
  }

  private void queuePolicy(String principal) {
    iam.putResourcePolicy(
        QUEUE,
        policy(
            "'Effect':'Allow','Principal':{'AWS':'"
                + principal
                + "'},'Action':'sqs:SendMessage','Resource':'*'"));
  }

  private static JsonNode policy(String statement) {
    return json("{'Version':'2012-10-17','Statement':[{" + statement + "}]}");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
