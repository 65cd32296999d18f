package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is broken in a template breaks deployment, run or event, with an error that names the
/// cause.
class BrokenGuardianTemplateIT {

  @Test
  void reportsAWrongHandlerName() {
    assertBroken(
        own -> publisher(own).withObject("/Properties").put("Handler", "groundcrew.stepfn.Reader"),
        GuardianCloud::run,
        "groundcrew.stepfn.Reader");
  }

  @Test
  void reportsAMissingVariable() {
    assertBroken(
        own -> publisher(own).withObject("/Properties/Environment/Variables").remove("TABLE"),
        GuardianCloud::run,
        "TABLE");
  }

  @Test
  void reportsAMissingActionOnTheTable() {
    assertBroken(
        own -> takeAway(own, "dynamodb:PutItem"),
        GuardianCloud::run,
        "-publisher is not authorized to perform: dynamodb:PutItem");
  }

  @Test
  void reportsAMissingActionOfStepFunctions() {
    assertBroken(
        own -> takeAway(own, "states:ListExecutions"),
        GuardianCloud::run,
        "not authorized to perform: states:ListExecutions");
  }

  @Test
  void reportsARuleThatMayNotSendToItsQueue() {
    assertBroken(
        own ->
            own.idsOf("AWS::SQS::QueuePolicy").forEach(own.root().withObject("/Resources")::remove),
        BrokenGuardianTemplateIT::event,
        "events.amazonaws.com is not authorized to perform: sqs:SendMessage");
  }

  @Test
  void reportsAnUnknownPropertyOfAnAlarm() {
    assertBroken(
        own ->
            own.resource(own.idsOf("AWS::CloudWatch::Alarm").getFirst())
                .withObject("/Properties")
                .put("EvaluationPeriod", 1),
        guardian -> {},
        "property EvaluationPeriod is not supported");
  }

  private static void assertBroken(
      Consumer<Template> change, Consumer<GuardianCloud> use, String cause) {
    assertThatThrownBy(
            () -> {
              try (var guardian =
                  GuardianCloud.start(templates -> change.accept(templates.getLast()))) {
                guardian.machine("nightly-import", Status.SUCCEEDED);
                use.accept(guardian);
              }
            })
        .hasMessageContaining(cause);
  }

  private static void event(GuardianCloud guardian) {
    var machine = guardian.machine("events", Status.SUCCEEDED);
    guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "now");
    guardian.system().await("the event's end", GuardianCloud.LIMIT, guardian.cloud()::quiet);
  }

  private static ObjectNode publisher(Template own) {
    return own.idsOf("AWS::Lambda::Function").stream()
        .map(own::resource)
        .filter(f -> f.at("/Properties/Handler").asText().endsWith("StatusPublisherHandler"))
        .findFirst()
        .orElseThrow();
  }

  /// Takes an action away from every statement that allows it, among others or alone.
  private static void takeAway(Template own, String action) {
    var statements = statements(own, action);
    assertThat(statements).isNotEmpty();
    for (var statement : statements) {
      var left =
          statement.path("Action").isArray()
              ? statement.path("Action").valueStream().map(JsonNode::asText).toList()
              : List.<String>of();
      var actions = statement.putArray("Action");
      left.stream().filter(one -> !one.equals(action)).forEach(actions::add);
    }
  }

  private static List<ObjectNode> statements(Template own, String action) {
    return own.root().findValues("Statement").stream()
        .filter(ArrayNode.class::isInstance)
        .flatMap(JsonNode::valueStream)
        .filter(statement -> statement.path("Action").toString().contains('"' + action + '"'))
        .map(ObjectNode.class::cast)
        .toList();
  }
}
