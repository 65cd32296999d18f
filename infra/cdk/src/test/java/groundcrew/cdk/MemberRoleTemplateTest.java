package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberRoleTemplateTest {
  /// Default quota of IAM for the number of characters of a trust policy.
  private static final int TRUST_LIMIT = 2048;

  @Test
  void trustsOnlyTheFunctionsOfEveryLevelAndRequiresTheExternalId() {
    var trust = role(Synthesised.EVERYTHING).path("AssumeRolePolicyDocument");
    var statements = PolicyCheck.statements(trust).toList();
    assertThat(statements).hasSize(1);
    var statement = statements.getFirst();
    assertThat(statement.path("Action").asText()).isEqualTo("sts:AssumeRole");
    assertThat(statement.at("/Principal/AWS/Fn::Join/1/2").asText())
        .isEqualTo(":iam::111122223333:root");
    var condition = statement.path("Condition");
    assertThat(condition).hasSize(2);
    assertThat(condition.path("StringEquals").toString())
        .isEqualTo("{\"sts:ExternalId\":\"groundcrew\"}");
    assertThat(condition.path("ArnEquals")).hasSize(1);
    assertThat(condition.at("/ArnEquals/aws:PrincipalArn").valueStream())
        .extracting(arn -> arn.at("/Fn::Join/1/2").asText())
        .containsExactly(
            ":iam::111122223333:role/groundcrew/groundcrew-project-resource-tagger",
            ":iam::111122223333:role/groundcrew/groundcrew-project-undo",
            ":iam::111122223333:role/groundcrew/groundcrew-cloud-center-resource-tagger",
            ":iam::111122223333:role/groundcrew/groundcrew-cloud-center-undo");
    assertThat(trust.toString().length()).isLessThan(TRUST_LIMIT);
  }

  @Test
  void allowsOnlyWhatTheLevelsNeed() {
    assertThat(purposes(Synthesised.EXAMPLE))
        .containsExactly(
            "FindResources", "TagResources", "UntagResources", "ReadLevels", "WriteLevel");
    assertThat(purposes(Synthesised.EVERYTHING))
        .containsExactly(
            "FindResources",
            "TagResources",
            "UntagResources",
            "FindUntagged",
            "ReadLevels",
            "WriteLevel");
  }

  @Test
  void servicesOwnActionsAreTwoPoliciesWithinTheLimitOfIam() {
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      var policies =
          app.json("groundcrew-member-role")
              .path("Resources")
              .valueStream()
              .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::ManagedPolicy"))
              .map(resource -> resource.path("Properties"))
              .toList();
      assertThat(policies)
          .extracting(policy -> policy.path("ManagedPolicyName").asText())
          .containsExactlyInAnyOrder("groundcrew-tag-actions", "groundcrew-untag-actions");
      assertThat(policies)
          .extracting(policy -> policy.path("PolicyDocument").toString().length())
          .allMatch(length -> length < ServiceActions.MANAGED_POLICY_LIMIT);
      assertThat(role(app).path("ManagedPolicyArns")).hasSize(2);
    }
  }

  @Test
  void templateIsTheSameForEveryAccount() {
    var role = role(Synthesised.EXAMPLE);
    var trust = role.path("AssumeRolePolicyDocument").toString();
    var text = Synthesised.EXAMPLE.json("groundcrew-member-role").toString().replace(trust, "");
    assertThat(text).doesNotContain("111122223333", "eu-west-1", "Fn::ImportValue");
  }

  @Test
  void listHasOneLineForEachPairOfTagAndUntagActions() {
    var tags = ServiceActions.pairs().stream().map(ServiceActions.Pair::tag).toList();
    assertThat(tags).doesNotHaveDuplicates().isSorted();
    assertThat(ServiceActions.pairs())
        .allSatisfy(pair -> {
          assertThat(pair.tag()).matches("[a-z0-9-]+:[A-Za-z]+");
          assertThat(pair.untag()).startsWith(pair.tag().replaceFirst(":.*", ":"));
          assertThat(pair.untag()).matches(".*:(Untag|Remove|Delete|.*BucketTagging|Change).*");
        })
        .extracting(pair -> pair.tag() + " " + pair.untag())
        .contains(
            "ec2:CreateTags ec2:DeleteTags",
            "s3:PutBucketTagging s3:PutBucketTagging",
            "s3:GetBucketTagging s3:GetBucketTagging",
            "lambda:TagResource lambda:UntagResource",
            "sqs:TagQueue sqs:UntagQueue",
            "acm:AddTagsToCertificate acm:RemoveTagsFromCertificate",
            "rds:AddTagsToResource rds:RemoveTagsFromResource");
  }

  private static List<String> purposes(Synthesised app) {
    return PolicyCheck.statements(role(app).path("Policies"))
        .map(statement -> statement.path("Sid").asText())
        .toList();
  }

  private static JsonNode role(Synthesised app) {
    return app.json("groundcrew-member-role")
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::Role"))
        .map(resource -> resource.path("Properties"))
        .findFirst()
        .orElseThrow();
  }
}
