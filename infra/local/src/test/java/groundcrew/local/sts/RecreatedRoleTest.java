package groundcrew.local.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.iam.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/// A role that is deleted and created again has its former name and ARN, and is another principal.
class RecreatedRoleTest {
  private static final String MEMBER = "444455556666";
  private static final String TAGGER = "arn:aws:iam::111122223333:role/groundcrew/tagger";
  private static final String BY_ARN = "'Principal':{'AWS':'" + TAGGER + "'}";
  private static final String BY_CONDITION =
      "'Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
          + "'Condition':{'ArnEquals':{'aws:PrincipalArn':'"
          + TAGGER
          + "'}}";
  private static final String LAMBDA = "'Principal':{'Service':'lambda.amazonaws.com'}";
  private static final String MAY_ASSUME =
      "'Effect':'Allow','Action':'sts:AssumeRole','Resource':'arn:aws:iam::*:role/member'";

  private final LocalGateway local = new LocalGateway();

  @BeforeEach
  void taggerExists() {
    createTagger();
  }

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @Test
  void recreatedRoleIsNotTrustedByItsArn() {
    var member = local.role(MEMBER, "member", BY_ARN, "");
    assertThat(assume(member).credentials()).isNotNull();

    recreateTagger();

    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> assume(member))
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
        .withMessageContaining("no resource-based policy allows");
  }

  @Test
  void recreatedRoleIsTrustedOnceTheTrustPolicyIsWrittenAgain() {
    local.role(MEMBER, "member", BY_ARN, "");
    recreateTagger();

    var member = local.role(MEMBER, "member", BY_ARN, "");

    assertThat(assume(member).credentials()).isNotNull();
  }

  @Test
  void recreatedRoleIsTrustedByAConditionOnItsArn() {
    var member = local.role(MEMBER, "member", BY_CONDITION, "");
    recreateTagger();

    assertThat(assume(member).credentials()).isNotNull();
  }

  @Test
  void conditionOnAnArnTrustsNoOtherRoleOfTheAccount() {
    var member = local.role(MEMBER, "member", BY_CONDITION, "");
    var other = local.role(LocalGateway.ACCOUNT, "tagger", LAMBDA, MAY_ASSUME);

    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> assume(open(other), member))
        .withMessageContaining("no resource-based policy allows");
  }

  @Test
  void updatedRoleKeepsItsUniqueIdAndIsTrusted() {
    var member = local.role(MEMBER, "member", BY_ARN, "");
    var before = userId(open(TAGGER));

    createTagger();

    assertThat(userId(open(TAGGER))).isEqualTo(before);
    assertThat(assume(member).credentials()).isNotNull();
  }

  @Test
  void recreatedRoleHasAnotherUniqueId() {
    var before = userId(open(TAGGER));

    recreateTagger();

    assertThat(userId(open(TAGGER))).startsWith("AROA").isNotEqualTo(before);
  }

  @Test
  void sessionsOfADeletedRoleEndAndARecreatedRoleDoesNotReviveThem() {
    var keys = open(TAGGER);

    recreateTagger();

    assertThatExceptionOfType(StsException.class)
        .isThrownBy(() -> userId(keys))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
  }

  @Test
  void trustPolicyIsRefusedUntilTheRoleThatItNamesExists() {
    local.iam.roles().delete(TAGGER);

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> local.role(MEMBER, "member", BY_ARN, ""))
        .satisfies(e -> assertThat(e.code()).isEqualTo("MalformedPolicyDocument"))
        .withMessage("Invalid principal in policy: \"AWS\":\"" + TAGGER + "\"");
    createTagger();
    assertThat(assume(local.role(MEMBER, "member", BY_ARN, "")).credentials()).isNotNull();
  }

  private void createTagger() {
    local.role(LocalGateway.ACCOUNT, "groundcrew/tagger", LAMBDA, MAY_ASSUME);
  }

  private void recreateTagger() {
    local.iam.roles().delete(TAGGER);
    createTagger();
  }

  private Keys open(String role) {
    return local.sessions.open(role, "run", "lambda.amazonaws.com");
  }

  private AssumeRoleResponse assume(String role) {
    return assume(open(TAGGER), role);
  }

  private AssumeRoleResponse assume(Keys keys, String role) {
    return local
        .client(StsClient.builder(), keys)
        .assumeRole(r -> r.roleArn(role).roleSessionName("run"));
  }

  private String userId(Keys keys) {
    return local.client(StsClient.builder(), keys).getCallerIdentity().userId();
  }
}
