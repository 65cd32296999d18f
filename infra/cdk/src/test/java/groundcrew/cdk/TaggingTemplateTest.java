package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TaggingTemplateTest {
  private static final String STACK = "groundcrew-tagging-cloud-center";
  private final Template template = Synthesised.EXAMPLE.template(STACK);

  @Test
  void eachLevelHasItsOwnStack() {
    assertThat(Synthesised.EVERYTHING.stacks())
        .extracting("stackName")
        .contains(STACK, "groundcrew-tagging-project");
    assertThat(Synthesised.EVERYTHING.properties("AWS::Lambda::Function"))
        .extracting(function -> function.path("FunctionName").asText())
        .contains(
            "groundcrew-cloud-center-account-tagger",
            "groundcrew-cloud-center-resource-tagger",
            "groundcrew-cloud-center-undo",
            "groundcrew-project-account-tagger",
            "groundcrew-project-resource-tagger",
            "groundcrew-project-undo");
  }

  @Test
  void functionsRunTheHandlersOnJava25AndArm() {
    for (var handler : List.of(Handlers.ACCOUNT_TAGGER, Handlers.RESOURCE_TAGGER, Handlers.UNDO)) {
      template.hasResourceProperties(
          "AWS::Lambda::Function",
          Map.of("Handler", handler, "Runtime", "java25", "Architectures", List.of("arm64")));
    }
    template.resourceCountIs("AWS::Lambda::Function", 3);
  }

  @Test
  void functionsThatContinueTheirWorkMayInvokeThemselvesMoreThanSixteenTimes() {
    for (var handler : List.of(Handlers.ACCOUNT_TAGGER, Handlers.RESOURCE_TAGGER, Handlers.UNDO)) {
      template.hasResourceProperties(
          "AWS::Lambda::Function", Map.of("Handler", handler, "RecursiveLoop", "Allow"));
    }
  }

  @Test
  void changedVariableOrCodePublishesAVersion() {
    var other =
        Synthesised.of(
            "other-variable",
            Synthesised.exampleYaml().replace("logLevel: INFO", "logLevel: WARN"));
    assertThat(keys(other.json(STACK), "AWS::Lambda::Version"))
        .hasSize(3)
        .doesNotContainAnyElementsOf(keys(Synthesised.EXAMPLE.json(STACK), "AWS::Lambda::Version"));
  }

  @Test
  void functionsReceiveTheirTasksAndReportPartialBatchFailures() {
    for (var queue : List.of("tasks", "undo-tasks")) {
      var function = queue.equals("tasks") ? "resource-tagger" : "undo";
      template.hasResourceProperties(
          "AWS::Lambda::EventSourceMapping",
          Map.of(
              "EventSourceArn", arn("QueueName", "groundcrew-cloud-center-" + queue),
              "FunctionName", Map.of("Ref", live("groundcrew-cloud-center-" + function)),
              "FunctionResponseTypes", List.of("ReportBatchItemFailures"),
              "BatchSize", 1,
              "MaximumBatchingWindowInSeconds", 0,
              "ScalingConfig", Map.of("MaximumConcurrency", 10)));
    }
    template.resourceCountIs("AWS::Lambda::EventSourceMapping", 2);
  }

  @Test
  void messageThatReachesTheMaximumOfReceivesGoesToTheDeadLetterQueue() {
    for (var queue : List.of("tasks", "undo-tasks")) {
      template.hasResourceProperties(
          "AWS::SQS::Queue",
          Map.of(
              "QueueName",
              "groundcrew-cloud-center-" + queue,
              "SqsManagedSseEnabled",
              true,
              "VisibilityTimeout",
              1800,
              "RedrivePolicy",
              Map.of(
                  "maxReceiveCount",
                  5,
                  "deadLetterTargetArn",
                  arn("QueueName", "groundcrew-cloud-center-%s-dead-letters".formatted(queue)))));
    }
  }

  @Test
  void queuesDenyUnencryptedCalls() {
    template.resourceCountIs("AWS::SQS::QueuePolicy", 5);
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
  void scheduleInvokesTheAccountTaggerInItsTimeZoneWithItsOwnRole() {
    template.hasResourceProperties(
        "AWS::Scheduler::Schedule",
        Map.of(
            "Name",
            "groundcrew-cloud-center-schedule",
            "ScheduleExpression",
            "cron(0 2 * * ? *)",
            "ScheduleExpressionTimezone",
            "Europe/Berlin",
            "FlexibleTimeWindow",
            Map.of("Mode", "FLEXIBLE", "MaximumWindowInMinutes", 15),
            "Target",
            Map.of(
                "Arn", Map.of("Ref", live("groundcrew-cloud-center-account-tagger")),
                "RoleArn", arn("RoleName", "groundcrew-cloud-center-schedule"),
                "Input", "{\"time\":\"<aws.scheduler.scheduled-time>\"}",
                "RetryPolicy", Map.of("MaximumEventAgeInSeconds", 3600, "MaximumRetryAttempts", 10),
                "DeadLetterConfig",
                    Map.of("Arn", arn("QueueName", "groundcrew-cloud-center-failed-runs")))));
  }

  @Test
  void failedRunGoesToAQueue() {
    template.hasResourceProperties(
        "AWS::Lambda::EventInvokeConfig",
        Map.of(
            "MaximumRetryAttempts",
            0,
            "MaximumEventAgeInSeconds",
            3600,
            "DestinationConfig",
            Map.of(
                "OnFailure",
                Map.of("Destination", arn("QueueName", "groundcrew-cloud-center-failed-runs")))));
  }

  @Test
  void assemblyNamesTheFileWithTheCode() {
    var code =
        Synthesised.EXAMPLE.resource("FunctionName", "groundcrew-cloud-center-account-tagger");
    var jar = code.path("Metadata").path("aws:asset:path").asText();
    assertThat(Synthesised.EXAMPLE.assembly().resolve(jar)).isRegularFile().hasExtension("jar");
  }

  @Test
  void templatesDependNeitherOnTheMachineNorOnTheTime() {
    var again = Synthesised.of("again", Synthesised.exampleYaml());
    for (var stack : Synthesised.EXAMPLE.stacks()) {
      var template = Synthesised.EXAMPLE.json(stack.getStackName());
      assertThat(again.json(stack.getStackName())).isEqualTo(template);
      assertThat(template.toString()).doesNotContain(System.getProperty("user.dir"));
    }
  }

  private static Map<String, List<String>> arn(String property, String name) {
    return Map.of("Fn::GetAtt", List.of(id(property, name), "Arn"));
  }

  private static String id(String property, String name) {
    return entries()
        .filter(entry -> entry.getValue().at("/Properties/" + property).asText().equals(name))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /// Returns the logical id of a function's alias.
  private static String live(String function) {
    var ref = JsonNodeFactory.instance.objectNode().put("Ref", id("FunctionName", function));
    return entries("AWS::Lambda::Alias")
        .filter(alias -> alias.getValue().at("/Properties/FunctionName").equals(ref))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static List<String> keys(JsonNode template, String type) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(entry -> entry.getValue().path("Type").asText().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Stream<Map.Entry<String, JsonNode>> entries(String type) {
    return entries().filter(entry -> entry.getValue().path("Type").asText().equals(type));
  }

  private static Stream<Map.Entry<String, JsonNode>> entries() {
    return Synthesised.EXAMPLE.json(STACK).path("Resources").propertyStream();
  }
}
