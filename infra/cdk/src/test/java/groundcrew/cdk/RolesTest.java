package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final String RECEIVE =
      "ReceiveMessages: sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes";
  private static final String LOG = "WriteOwnLog: logs:CreateLogStream logs:PutLogEvents";
  private static final String KEY = "UseKey: kms:Decrypt kms:GenerateDataKey";

  @Test
  void accountTaggerReadsTheOrganizationAndSendsToOneQueue() {
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-cloud-center-account-tagger"))
        .containsExactly(
            "ListAccounts: organizations:ListAccounts",
            "ReadAccountTags: organizations:ListTagsForResource",
            "SendTasks: sqs:SendMessage",
            "SendFailedRuns: sqs:SendMessage",
            "ContinueRun: lambda:InvokeFunction",
            LOG);
  }

  @Test
  void accountTaggerOfARestrictedLevelListsUnitsInsteadOfAllAccounts() {
    assertThat(actions(Synthesised.EVERYTHING, "groundcrew-project-account-tagger"))
        .containsExactly(
            "ListUnits: organizations:ListAccountsForParent"
                + " organizations:ListOrganizationalUnitsForParent",
            "ReadAccountTags: organizations:ListTagsForResource",
            "SendTasks: sqs:SendMessage",
            "SendFailedRuns: sqs:SendMessage",
            "ContinueRun: lambda:InvokeFunction",
            KEY,
            LOG);
  }

  @Test
  void scheduleInvokesTheAccountTaggerAndNothingElse() {
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-cloud-center-schedule"))
        .containsExactly(
            "InvokeFunction: lambda:InvokeFunction", "SendFailedRuns: sqs:SendMessage");
  }

  @Test
  void resourceTaggerThatDoesNotTagTheHomeAccountAssumesOneRoleAndRecordsItsRuns() {
    assertThat(actions(Synthesised.EVERYTHING, "groundcrew-cloud-center-resource-tagger"))
        .containsExactly(
            RECEIVE,
            "SendDeadLetters: sqs:SendMessage",
            "AssumeMemberRole: sts:AssumeRole",
            "WriteJournal: s3:PutObject",
            KEY,
            "RequeueTasks: sqs:SendMessage",
            "RecordRuns: s3:GetObject s3:PutObject",
            "FindUndone: s3:ListBucket",
            LOG);
  }

  @Test
  void undoAlsoReadsTheJournalAndStopsRuns() {
    assertThat(actions(Synthesised.EVERYTHING, "groundcrew-cloud-center-undo"))
        .containsExactly(
            RECEIVE,
            "SendDeadLetters: sqs:SendMessage",
            "AssumeMemberRole: sts:AssumeRole",
            "WriteJournal: s3:PutObject",
            KEY,
            "SendTasks: sqs:SendMessage",
            "ListJournal: s3:ListBucket",
            "ReadJournal: s3:GetObject",
            "StopRuns: s3:PutObject",
            LOG);
  }

  @Test
  void functionsHaveThePermissionsOfTheirLevelInTheHomeAccount() {
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-cloud-center-resource-tagger"))
        .contains(
            "FindResources: tag:GetResources",
            "TagResources: tag:TagResources",
            "ReadLevels: ssm:GetParametersByPath",
            "WriteLevel: ssm:PutParameter")
        .noneMatch(action -> action.contains("Untag"));
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-cloud-center-undo"))
        .contains(
            "FindResources: tag:GetResources",
            "TagResources: tag:TagResources",
            "UntagResources: tag:UntagResources")
        .noneMatch(action -> action.contains("ssm"));
    assertThat(actions(Synthesised.EVERYTHING, "groundcrew-project-resource-tagger"))
        .contains("UntagResources: tag:UntagResources", "FindUntagged: resource-explorer-2:Search");
  }

  @Test
  void functionsHaveTheServicesOwnTaggingActionsInTheHomeAccount() {
    assertThat(policies(Synthesised.EXAMPLE, "cloud-center-resource-tagger"))
        .containsExactly("Tag");
    assertThat(policies(Synthesised.EXAMPLE, "cloud-center-undo")).containsExactly("Tag", "Untag");
    assertThat(policies(Synthesised.EVERYTHING, "project-resource-tagger"))
        .containsExactly("Tag", "Untag");
    assertThat(policies(Synthesised.EVERYTHING, "cloud-center-resource-tagger")).isEmpty();
    assertThat(policies(Synthesised.EVERYTHING, "cloud-center-undo")).isEmpty();
  }

  /// It takes back a key that a level with precedence claims while it writes.
  @Test
  void aLevelThatYieldsMayUntagInTheHomeAccountAlthoughItRemovesNothing() {
    var second =
        """
          levels:
            - level: project
              keys: [team]
              regions: [eu-west-1]
              remove: none
              schedule:
                expression: rate(6 hours)
                timeZone: UTC
                flexibleWindow: PT0S
        """;
    var yields =
        Synthesised.of(
            "yields", Synthesised.exampleYaml().replace("  levels:\n", second.indent(0)));

    assertThat(actions(yields, "groundcrew-project-resource-tagger"))
        .contains("UntagResources: tag:UntagResources");
    assertThat(policies(yields, "project-resource-tagger")).containsExactly("Tag", "Untag");
    assertThat(policies(yields, "cloud-center-resource-tagger")).containsExactly("Tag");
  }

  @Test
  void theAccountTaggerMayInvokeOnlyItself() {
    var policies =
        Synthesised.EXAMPLE
            .resource("RoleName", "groundcrew-cloud-center-account-tagger")
            .at("/Properties/Policies");

    assertThat(PolicyCheck.statements(policies))
        .filteredOn(statement -> statement.path("Sid").asText().equals("ContinueRun"))
        .singleElement()
        .extracting(statement -> statement.path("Resource").toString())
        .asString()
        .contains(":function:groundcrew-cloud-center-account-tagger:live");
  }

  @Test
  void aLevelWritesOnlyItsOwnParameter() {
    var resources =
        PolicyCheck.statements(
                Synthesised.EXAMPLE.resource("RoleName", "groundcrew-cloud-center-resource-tagger"))
            .filter(statement -> statement.path("Sid").asText().equals("WriteLevel"))
            .map(statement -> statement.path("Resource").toString())
            .toList();
    assertThat(resources)
        .singleElement()
        .asString()
        .contains(":parameter/groundcrew/tags/cloud-center\"");
  }

  @Test
  void everyStatementHasASid() {
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      assertThat(app.resources().flatMap(PolicyCheck::statements))
          .filteredOn(statement -> !statement.has("Principal"))
          .hasSizeGreaterThan(20)
          .allMatch(statement -> statement.hasNonNull("Sid"));
    }
  }

  private static List<String> policies(Synthesised app, String role) {
    return app.resource("RoleName", "groundcrew-" + role)
        .at("/Properties/ManagedPolicyArns")
        .valueStream()
        .map(policy -> policy.path("Ref").asText().replaceFirst("ByService.*", ""))
        .toList();
  }

  private static List<String> actions(Synthesised app, String role) {
    var policies = app.resource("RoleName", role).at("/Properties/Policies");
    return PolicyCheck.statements(policies).map(RolesTest::summary).toList();
  }

  private static String summary(JsonNode statement) {
    var action = statement.path("Action");
    var actions = action.isArray() ? action.valueStream() : Stream.of(action);
    return statement.path("Sid").asText()
        + ": "
        + String.join(" ", actions.map(JsonNode::asText).toList());
  }
}
