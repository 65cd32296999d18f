package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What is broken in a template breaks the run, with an error that names the cause.
class BrokenTaggingTemplateIT {
  private static final String DEAD_LETTERS = "groundcrew-cloud-center-tasks-dead-letters";

  @Test
  void reportsAWrongHandlerName() {
    assertBroken(
        home ->
            accountTagger(home)
                .withObject("/Properties")
                .put("Handler", "groundcrew.tagging.Missing"),
        "groundcrew.tagging.Missing");
  }

  @Test
  void reportsAMissingVariable() {
    assertBroken(
        home ->
            accountTagger(home).withObject("/Properties/Environment/Variables").remove("QUEUE_URL"),
        "QUEUE_URL");
  }

  @Test
  void reportsTheActionThatAMissingStatementAllows() {
    assertBroken(
        home ->
            statements(home, "sqs:SendMessage")
                .forEach(
                    statement -> ((ObjectNode) statement).put("Action", "sqs:GetQueueAttributes")),
        "not authorized to perform: sqs:SendMessage");
  }

  /// A denied call fails inside a part of the journal, and its task must not look like garbage.
  @Test
  void aDeniedTaskIsInTheDeadLetterQueueWithWhatAwsStated() throws IOException {
    try (var tagging =
        TaggingCloud.start(templates ->
            statements(TaggingSystem.named(templates, TaggingSystem.HOME_STACK), "tag:TagResources")
                .forEach(statement -> ((ObjectNode) statement).put("Action", "tag:GetTagKeys")))) {
      assertThatThrownBy(tagging::run).hasMessageContaining("tag:TagResources");
      var home = tagging.home();
      try (var sqs =
          new AsOperator(tagging.cloud(), home, "eu-west-1").client(SqsClient.builder())) {
        var url = sqs.getQueueUrl(r -> r.queueName(DEAD_LETTERS)).queueUrl();
        var dead =
            sqs.receiveMessage(
                    r -> r.queueUrl(url).messageAttributeNames("All").waitTimeSeconds(20))
                .messages();
        assertThat(dead)
            .singleElement()
            .extracting(message -> message.messageAttributes().toString(), STRING)
            .contains("account " + home)
            .contains("not authorized to perform: tag:TagResources");
      }
    }
  }

  @Test
  void reportsAnEventSourceWithoutPartialBatchResponses() {
    assertBroken(
        home ->
            home.resource(home.idsOf("AWS::Lambda::EventSourceMapping").getFirst())
                .withObject("/Properties")
                .remove("FunctionResponseTypes"),
        "ReportBatchItemFailures");
  }

  @Test
  void reportsATrustPolicyForAnotherService() {
    assertBroken(
        home -> {
          for (var id : home.idsOf("AWS::IAM::Role")) {
            var trust = home.resource(id).at("/Properties/AssumeRolePolicyDocument/Statement/0");
            ((ObjectNode) trust.path("Principal")).put("Service", "ec2.amazonaws.com");
          }
        },
        "sts:AssumeRole");
  }

  @Test
  void reportsATrustPolicyThatNamesARoleThatIsDeployedLater() {
    var templates = RedeploymentIT.memberRolesFirst(TaggingCloud.templates());
    var roles = templates.getFirst();
    var stackSet = roles.resource(roles.idsOf("AWS::CloudFormation::StackSet").getFirst());
    var properties = stackSet.withObject("/Properties");
    properties.put("TemplateBody", trustingRoles(properties.path("TemplateBody").asText()));

    assertThatThrownBy(() -> TaggingCloud.start(templates))
        .hasMessageContaining("MemberRole: its instance in account 200000000002")
        .hasMessageContaining(
            "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/groundcrew/groundcrew-cloud-center-resource-tagger\"");
  }

  /// Returns the template with the roles of the condition as principals.
  private static String trustingRoles(String template) {
    var body = json(template);
    var trust = (ObjectNode) body.findValue("AssumeRolePolicyDocument").path("Statement").path(0);
    var condition = (ObjectNode) trust.path("Condition");
    var roles = condition.remove("ArnEquals").path("aws:PrincipalArn");
    trust.withObject("/Principal").set("AWS", roles);
    return body.toString();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static void assertBroken(Consumer<Template> change, String cause) {
    assertThatThrownBy(
            () -> {
              try (var tagging =
                  TaggingCloud.start(templates ->
                      change.accept(TaggingSystem.named(templates, TaggingSystem.HOME_STACK)))) {
                tagging.run();
              }
            })
        .hasMessageContaining(cause);
  }

  private static ObjectNode accountTagger(Template home) {
    return home.idsOf("AWS::Lambda::Function").stream()
        .map(home::resource)
        .filter(f -> f.at("/Properties/Handler").asText().endsWith("AccountTaggerHandler"))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> statements(Template home, String action) {
    return home.root().findValues("Statement").stream()
        .filter(ArrayNode.class::isInstance)
        .flatMap(JsonNode::valueStream)
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> statement.path("Action").toString().contains(action))
        .toList();
  }
}
