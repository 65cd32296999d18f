package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ButtonTemplateTest {
  private static final String STACK = "groundcrew-button";
  private static final Synthesised EXAMPLE = Synthesised.EXAMPLE;

  @Test
  void everyPressReachesTheAliasWithClientTopicAndTime() {
    var rule = EXAMPLE.resource("RuleName", "groundcrew_button_press").at("/Properties");
    assertThat(rule.at("/TopicRulePayload/Sql").asText())
        .isEqualTo(
            "SELECT press, age_ms, clientid() AS client, topic(3) AS thing, timestamp() AS received"
                + " FROM 'groundcrew/button/+/press'");
    assertThat(rule.at("/TopicRulePayload/Actions/0/Lambda/FunctionArn/Ref").asText())
        .startsWith("PressLive");
    assertThat(rule.at("/TopicRulePayload/ErrorAction/Sqs/QueueUrl/Ref").asText())
        .startsWith("Failures");
  }

  @Test
  void aPressIsRetriedTwiceWithinAnHourAndThenKept() {
    var config =
        EXAMPLE.properties("AWS::Lambda::EventInvokeConfig").stream()
            .filter(one -> one.at("/FunctionName/Ref").asText().startsWith("PressFunction"))
            .findFirst()
            .orElseThrow();
    assertThat(config.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
    assertThat(config.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(3600);
    assertThat(config.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText())
        .startsWith("Failures");
  }

  @Test
  void dashboardShowsPressesTreesLabelsMoneyAndTheSlowestStep() {
    var dashboard =
        EXAMPLE.properties("AWS::CloudWatch::Dashboard").stream()
            .filter(one -> one.path("DashboardName").asText().startsWith(STACK))
            .findFirst()
            .orElseThrow();
    assertThat(dashboard.path("DashboardBody").toString())
        .contains("PressesAccepted", "TreesPlanted", "LabelsPrinted", "trees * 1", "StepDuration");
  }

  @Test
  void onlyTheNameOfTheTokenIsInTheTemplate() {
    var variables = variables("press");
    assertThat(variables.path("TOKEN_PARAMETER").asText())
        .isEqualTo("/groundcrew/tree-nation-token");
    assertThat(EXAMPLE.properties("AWS::SSM::Parameter")).isEmpty();
  }

  /// Devices and their printer get short-lived credentials for their certificates.
  @Test
  void noUserAndNoAccessKeyIsCreated() {
    assertThat(EXAMPLE.resources().map(one -> one.path("Type").asText()))
        .contains("AWS::IoT::RoleAlias")
        .doesNotContain("AWS::IAM::User", "AWS::IAM::AccessKey", "AWS::SecretsManager::Secret");
  }

  @Test
  void eachFunctionHasExactlyThePermissionsThatItUses() {
    assertThat(actions("press"))
        .containsExactlyInAnyOrder(
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "ssm:GetParameter",
            "s3:PutObject",
            "iot:CreateJob",
            "iot:Publish",
            "sqs:SendMessage",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(actions("job-event"))
        .containsExactlyInAnyOrder(
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "iot:Publish",
            "sqs:SendMessage",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(actions("reconcile"))
        .containsExactlyInAnyOrder(
            "dynamodb:Query",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "ssm:GetParameter",
            "s3:PutObject",
            "iot:CreateJob",
            "iot:DescribeJobExecution",
            "iot:CancelJob",
            "iot:Publish",
            "sqs:SendMessage",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(actions("job-events"))
        .containsExactlyInAnyOrder(
            "iot:DescribeEventConfigurations",
            "iot:UpdateEventConfigurations",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(actions("printer")).containsExactly("s3:GetObject");
  }

  @Test
  void theFunctionsThatOrderTreesHaveTheSameVariables() {
    assertThat(names(variables("press"))).isEqualTo(names(variables("reconcile")));
    assertThat(names(variables("job-event")))
        .containsExactlyInAnyOrder("JAVA_TOOL_OPTIONS", "TABLE", "LOG_LEVEL");
  }

  @Test
  void aButtonPublishesItsOwnPressesAndPresenceAndReadsItsOwnResults() {
    assertThat(resources("groundcrew-button-button"))
        .containsExactly(
            "iot:Connect client/${iot:Connection.Thing.ThingName}",
            "iot:Publish topic/groundcrew/button/${iot:Connection.Thing.ThingName}/press",
            "iot:Publish topic/groundcrew/button/${iot:Connection.Thing.ThingName}/presence",
            "iot:Subscribe topicfilter/groundcrew/button/${iot:Connection.Thing.ThingName}/result",
            "iot:Receive topic/groundcrew/button/${iot:Connection.Thing.ThingName}/result");
  }

  @Test
  void aPrinterUsesItsOwnJobsAndGetsCredentials() {
    assertThat(resources("groundcrew-button-printer"))
        .hasSize(5)
        .noneMatch(text -> text.contains("groundcrew/button"))
        .allMatch(text ->
            text.contains("${iot:Connection.Thing.ThingName}") || text.contains("iot:AssumeRole"));
  }

  @Test
  void theLabelsArePrivateAndExpire() {
    var bucket = EXAMPLE.resource("BucketName", STACK + "-labels-111122223333-eu-west-1");
    assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration/BlockPublicAcls").asBoolean())
        .isTrue();
    assertThat(bucket.at("/Properties/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt())
        .isEqualTo(30);
  }

  @Test
  void theTableExpiresItsItemsAndCanBeRecovered() {
    var table = EXAMPLE.resource("TableName", STACK).path("Properties");
    assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expires");
    assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
    assertThat(table.at("/GlobalSecondaryIndexes/0/IndexName").asText()).isEqualTo("open");
  }

  @Test
  void aCertificateComesFromItsSigningRequest() throws IOException {
    var folder = Files.createDirectories(Path.of("target/requests"));
    var pem = "-----BEGIN CERTIFICATE REQUEST-----\nMII=\n-----END CERTIFICATE REQUEST-----\n";
    for (var thing : List.of("button-1", "printer")) {
      Files.writeString(folder.resolve(thing + ".csr"), pem);
    }
    var app =
        Synthesised.of(
            "certificates",
            Synthesised.exampleYaml()
                .replace(
                    "  # signingRequests: firmware/requests",
                    "  signingRequests: " + folder.toAbsolutePath()));

    assertThat(app.properties("AWS::IoT::Certificate"))
        .hasSize(2)
        .allMatch(one -> one.path("CertificateSigningRequest").asText().equals(pem));
    assertThat(app.properties("AWS::IoT::PolicyPrincipalAttachment")).hasSize(2);
    assertThat(app.properties("AWS::IoT::ThingPrincipalAttachment")).hasSize(2);
  }

  private static List<String> actions(String role) {
    return PolicyCheck.statements(
            EXAMPLE.resource("RoleName", STACK + "-" + role).at("/Properties/Policies"))
        .flatMap(statement -> each(statement.path("Action")))
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> resources(String policy) {
    return EXAMPLE
        .resource("PolicyName", policy)
        .at("/Properties/PolicyDocument/Statement")
        .valueStream()
        .flatMap(statement ->
            each(statement.path("Resource"))
                .map(resource -> statement.path("Action").asText() + " " + end(resource)))
        .toList();
  }

  private static Stream<JsonNode> each(JsonNode oneOrMore) {
    return oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore);
  }

  private static String end(JsonNode resource) {
    var parts = resource.at("/Fn::Join/1");
    var last = parts.path(parts.size() - 1).asText();
    return last.substring(last.indexOf(':') + 1);
  }

  private static JsonNode variables(String function) {
    return EXAMPLE
        .resource("FunctionName", STACK + "-" + function)
        .at("/Properties/Environment/Variables");
  }

  private static Set<String> names(JsonNode variables) {
    return Stream.of(variables)
        .flatMap(JsonNode::propertyStream)
        .map(pair -> pair.getKey())
        .collect(Collectors.toSet());
  }
}
