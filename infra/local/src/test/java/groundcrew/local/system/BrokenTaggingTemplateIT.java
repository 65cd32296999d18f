package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is broken in a template breaks the run, with an error that names the cause.
class BrokenTaggingTemplateIT {

  @Test
  void reportsAWrongHandlerName() {
    assertBroken(
        home -> lister(home).withObject("/Properties").put("Handler", "groundcrew.tagging.Lister"),
        "groundcrew.tagging.Lister");
  }

  @Test
  void reportsAMissingVariable() {
    assertBroken(
        home -> lister(home).withObject("/Properties/Environment/Variables").remove("QUEUE_URL"),
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

  private static ObjectNode lister(Template home) {
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
