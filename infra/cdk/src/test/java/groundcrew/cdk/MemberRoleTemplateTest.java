package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

class MemberRoleTemplateTest {
  @Test
  void trustsTheTaggersRoleAloneAndAsksForTheExternalId() {
    var principal =
        Map.of(
            "AWS",
            Map.of(
                "Fn::Join",
                List.of(
                    "",
                    List.of(
                        "arn:",
                        Map.of("Ref", "AWS::Partition"),
                        ":iam::111122223333:role/groundcrew/groundcrew-resource-tagger"))));
    Synthesised.EXAMPLE
        .memberRole()
        .hasResourceProperties(
            "AWS::IAM::Role",
            Map.of(
                "RoleName",
                "groundcrew-tagger",
                "Path",
                "/groundcrew/",
                "AssumeRolePolicyDocument",
                Map.of(
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect",
                            "Allow",
                            "Action",
                            "sts:AssumeRole",
                            "Principal",
                            principal,
                            "Condition",
                            Map.of("StringEquals", Map.of("sts:ExternalId", "groundcrew"))))),
                "ManagedPolicyArns",
                Match.anyValue()));
  }

  @Test
  void templateFitsEveryAccount() {
    var text = Synthesised.EXAMPLE.json("groundcrew-member-role").toString();
    assertThat(text.split("111122223333", -1)).as("once, in the trust policy").hasSize(2);
    assertThat(text).doesNotContain("eu-west-1", "Fn::ImportValue");
  }

  @Test
  void listOfActionsHasThoseOfTheCommonServices() {
    assertThat(TaggingPermissions.actions())
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(action -> action.matches("[a-z0-9-]+:[A-Za-z]+"))
        .contains(
            "ec2:CreateTags",
            "s3:PutBucketTagging",
            "s3:GetBucketTagging",
            "lambda:TagResource",
            "dynamodb:TagResource",
            "sqs:TagQueue",
            "sns:TagResource",
            "rds:AddTagsToResource");
  }

  @Test
  void managedPolicyStaysBelowTheLimitOfIam() {
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      var policies =
          app.json("groundcrew-member-role")
              .path("Resources")
              .valueStream()
              .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::ManagedPolicy"))
              .map(resource -> resource.path("Properties").path("PolicyDocument").toString())
              .toList();
      assertThat(policies)
          .hasSize(1)
          .allMatch(policy -> policy.length() <= TaggingPermissions.MANAGED_POLICY_LIMIT);
    }
  }

  @Test
  void everyStatementNamesItsPurpose() {
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      for (var stack : List.of("groundcrew-tagging", "groundcrew-member-role")) {
        PolicyCheck.statements(app.json(stack))
            .filter(statement -> !statement.has("Principal"))
            .forEach(statement -> assertThat(statement.path("Sid").asText()).isNotEmpty());
      }
    }
  }
}
