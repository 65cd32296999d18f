package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TaggingTemplateTest {
  private final Template template = Synthesised.EXAMPLE.tagging();

  @Test
  void functionsRunTheHandlersOnJava25AndArm() {
    for (var handler : List.of(Handlers.ACCOUNT_TAGGER, Handlers.RESOURCE_TAGGER)) {
      template.hasResourceProperties(
          "AWS::Lambda::Function",
          Map.of("Handler", handler, "Runtime", "java25", "Architectures", List.of("arm64")));
    }
    template.resourceCountIs("AWS::Lambda::Function", 2);
  }

  @Test
  void listerHasItsVariables() {
    assertThat(variables(Synthesised.EXAMPLE, "groundcrew-account-tagger"))
        .containsOnly(
            Map.entry("TAG_KEYS", "\"cost_centre,environment,owner\""),
            Map.entry("REGIONS", "\"eu-west-1,us-east-1\""),
            Map.entry("LEVEL", "\"cloud-center\""),
            Map.entry("LOG_LEVEL", "\"INFO\""),
            Map.entry("MESSAGE_DELAY", "\"PT15S\""),
            Map.entry("QUEUE_URL", "{\"Ref\":\"" + id("QueueName", "groundcrew-tagging") + "\"}"));
    assertThat(variables(Synthesised.EVERYTHING, "groundcrew-account-tagger"))
        .containsEntry("EXCLUDED_ACCOUNTS", "\"111122223333\"");
  }

  @Test
  void taggerHasItsVariables() {
    assertThat(variables(Synthesised.EXAMPLE, "groundcrew-resource-tagger"))
        .containsOnly(
            Map.entry("ROLE_NAME", "\"groundcrew/groundcrew-tagger\""),
            Map.entry("EXTERNAL_ID", "\"groundcrew\""),
            Map.entry("LEVEL", "\"cloud-center\""),
            Map.entry("LEVEL_ORDER", "\"cloud-center,platform,project\""),
            Map.entry("PARAMETER_PREFIX", "\"/groundcrew/tags\""),
            Map.entry("LOG_LEVEL", "\"INFO\""));
  }

  @Test
  void messagesReachTheFunctionItselfWithPartialAnswers() {
    template.hasResourceProperties(
        "AWS::Lambda::EventSourceMapping",
        Map.of(
            "FunctionName", Map.of("Ref", id("FunctionName", "groundcrew-resource-tagger")),
            "FunctionResponseTypes", List.of("ReportBatchItemFailures"),
            "BatchSize", 1,
            "MaximumBatchingWindowInSeconds", 0,
            "ScalingConfig", Map.of("MaximumConcurrency", 10)));
    template.resourceCountIs("AWS::Lambda::Alias", 0);
  }

  @Test
  void messageThatFailsTooOftenGoesToTheDeadLetterQueue() {
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Map.of(
            "QueueName",
            "groundcrew-tagging",
            "SqsManagedSseEnabled",
            true,
            "VisibilityTimeout",
            1800,
            "RedrivePolicy",
            Map.of(
                "maxReceiveCount",
                5,
                "deadLetterTargetArn",
                arn("QueueName", "groundcrew-tagging-dead"))));
    template.resourceCountIs("AWS::SQS::QueuePolicy", 3);
    template.allResourcesProperties(
        "AWS::SQS::QueuePolicy",
        Match.objectLike(
            Map.of(
                "PolicyDocument",
                Map.of(
                    "Statement",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "Effect",
                                "Deny",
                                "Condition",
                                Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))));
  }

  @Test
  void schedulerStartsTheListerInItsTimeZoneUnderARoleOfItsOwn() {
    template.hasResourceProperties(
        "AWS::Scheduler::Schedule",
        Map.of(
            "ScheduleExpression",
            "cron(0 2 * * ? *)",
            "ScheduleExpressionTimezone",
            "Europe/Berlin",
            "FlexibleTimeWindow",
            Map.of("Mode", "FLEXIBLE", "MaximumWindowInMinutes", 15),
            "Target",
            Map.of(
                "Arn", arn("FunctionName", "groundcrew-account-tagger"),
                "RoleArn", arn("RoleName", "groundcrew-account-tagger-schedule"),
                "Input", "{\"time\":\"<aws.scheduler.scheduled-time>\"}",
                "RetryPolicy", Map.of("MaximumEventAgeInSeconds", 3600, "MaximumRetryAttempts", 10),
                "DeadLetterConfig",
                    Map.of("Arn", arn("QueueName", "groundcrew-account-tagger-failed")))));
  }

  @Test
  void failedRunIsKept() {
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "FunctionName",
            "groundcrew-account-tagger",
            "DeadLetterConfig",
            Map.of("TargetArn", arn("QueueName", "groundcrew-account-tagger-failed"))));
  }

  @Test
  void rolesMayWhatTheyNeedAndNothingElse() {
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-account-tagger"))
        .containsExactly(
            "ListAccounts: organizations:ListAccounts",
            "ReadAccountTags: organizations:ListTagsForResource",
            "SendMessages: sqs:SendMessage",
            "KeepFailedRuns: sqs:SendMessage",
            "WriteOwnLog: logs:CreateLogStream logs:PutLogEvents");
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-account-tagger-schedule"))
        .containsExactly(
            "InvokeFunction: lambda:InvokeFunction", "KeepFailedRuns: sqs:SendMessage");
    assertThat(actions(Synthesised.EVERYTHING, "groundcrew-resource-tagger"))
        .containsExactly(
            "ReceiveMessages: sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes",
            "AssumeMemberRole: sts:AssumeRole",
            "UseQueueKey: kms:Decrypt",
            "WriteOwnLog: logs:CreateLogStream logs:PutLogEvents");
  }

  @Test
  void taggerOfItsOwnAccountMayWhatTheMemberRoleMay() {
    assertThat(actions(Synthesised.EXAMPLE, "groundcrew-resource-tagger"))
        .containsAll(
            PolicyCheck.statements(
                    Synthesised.EXAMPLE.json("groundcrew-member-role").path("Resources"))
                .filter(statement -> statement.has("Sid"))
                .filter(statement -> !statement.path("Sid").asText().equals("TagByService"))
                .map(TaggingTemplateTest::summary)
                .toList());
    template.resourceCountIs("AWS::IAM::ManagedPolicy", 1);
    Synthesised.EVERYTHING.tagging().resourceCountIs("AWS::IAM::ManagedPolicy", 0);
  }

  @Test
  void assemblySaysWhichFileIsTheCode() {
    var code = resource(Synthesised.EXAMPLE, "FunctionName", "groundcrew-account-tagger");
    assertThat(
            Synthesised.EXAMPLE
                .assembly()
                .resolve(code.path("Metadata").path("aws:asset:path").asText()))
        .isRegularFile()
        .hasExtension("jar");
  }

  private static List<String> actions(Synthesised app, String role) {
    return PolicyCheck.statements(
            resource(app, "RoleName", role).path("Properties").path("Policies"))
        .map(TaggingTemplateTest::summary)
        .toList();
  }

  private static String summary(JsonNode statement) {
    var action = statement.path("Action");
    var actions = action.isArray() ? action.valueStream() : Stream.of(action);
    return statement.path("Sid").asText()
        + ": "
        + String.join(" ", actions.map(JsonNode::asText).toList());
  }

  private static Map<String, String> variables(Synthesised app, String function) {
    var variables =
        resource(app, "FunctionName", function)
            .path("Properties")
            .path("Environment")
            .path("Variables");
    return variables
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString()));
  }

  private static Map<String, List<String>> arn(String property, String name) {
    return Map.of("Fn::GetAtt", List.of(id(property, name), "Arn"));
  }

  private static String id(String property, String name) {
    return entry(Synthesised.EXAMPLE, property, name).getKey();
  }

  private static JsonNode resource(Synthesised app, String property, String name) {
    return entry(app, property, name).getValue();
  }

  private static Map.Entry<String, JsonNode> entry(Synthesised app, String property, String name) {
    return app.json("groundcrew-tagging")
        .path("Resources")
        .propertyStream()
        .filter(
            resource -> resource.getValue().path("Properties").path(property).asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
