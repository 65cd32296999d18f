package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardianTemplateTest {
  private static final String STACK = "groundcrew-guardian-eu-west-1";
  private static final String TOPIC =
      "TOPIC_ARN={\"Fn::Join\":[\"\",[\"arn:\",{\"Ref\":\"AWS::Partition\"},\":sns:eu-west-1:111122223333:groundcrew-alarms\"]]}";
  private static final Synthesised EXAMPLE = Synthesised.EXAMPLE;

  @Test
  void functionsHaveTheirVariables() {
    assertThat(variables(EXAMPLE, "publisher"))
        .containsExactlyInAnyOrder(
            "JAVA_TOOL_OPTIONS=-Xms8m -XX:MetaspaceSize=64m",
            "TABLE=" + STACK,
            "NAMESPACE=StepFunctions",
            "COMPAT_METRICS=false",
            "LOG_LEVEL=INFO",
            TOPIC,
            "EXPRESS_FAILURE_SHARE=0.05",
            "QUOTA_SHARE=0.5");
    assertThat(variables(EXAMPLE, "events"))
        .containsExactlyInAnyOrder(
            "JAVA_TOOL_OPTIONS=-Xms8m -XX:MetaspaceSize=64m",
            "TABLE=" + STACK,
            "NAMESPACE=StepFunctions",
            "COMPAT_METRICS=false",
            "LOG_LEVEL=INFO",
            TOPIC);
    assertThat(variables(EXAMPLE, "widget")).doesNotContain(TOPIC);
    assertThat(variables(Synthesised.WITHOUT_ALARMS, "events"))
        .noneMatch(variable -> variable.startsWith("TOPIC_ARN="));
    assertThat(variables(Synthesised.TWO_REGIONS, "publisher")).contains("NAME_PREFIX=billing-");
  }

  @Test
  void publisherRunsEveryFiveMinutesAndEndsBeforeTheNextRun() {
    assertThat(EXAMPLE.resource("Name", STACK + "-schedule").at("/Properties/ScheduleExpression"))
        .hasToString("\"rate(5 minutes)\"");
    assertThat(
            EXAMPLE
                .resource("FunctionName", STACK + "-publisher")
                .at("/Properties/Timeout")
                .asInt())
        .isEqualTo(240);
  }

  @Test
  void everyChangeOfAnExecutionReachesTheAliasThroughAQueue() {
    var rule = EXAMPLE.resource("Name", STACK + "-events").path("Properties");
    assertThat(rule.path("State").asText()).isEqualTo("ENABLED");
    assertThat(rule.at("/EventPattern/source/0").asText()).isEqualTo("aws.states");
    assertThat(rule.at("/EventPattern/detail-type/0").asText())
        .isEqualTo("Step Functions Execution Status Change");
    assertThat(rule.at("/Targets/0/Arn/Fn::GetAtt/0").asText()).startsWith("StatusChangesEvents");
    assertThat(EXAMPLE.properties("AWS::Lambda::EventSourceMapping"))
        .filteredOn(one -> one.at("/FunctionName/Ref").asText().startsWith("EventsLive"))
        .singleElement()
        .satisfies(mapping -> {
          assertThat(mapping.path("BatchSize").asInt()).isEqualTo(10);
          assertThat(mapping.at("/FunctionResponseTypes/0").asText())
              .isEqualTo("ReportBatchItemFailures");
          assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(5);
        });
    var queue = EXAMPLE.resource("QueueName", STACK + "-events").path("Properties");
    assertThat(queue.path("VisibilityTimeout").asInt()).isEqualTo(180);
    assertThat(queue.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
  }

  @Test
  void ruleSelectsNoChildOfAMapRun() {
    var detail = EXAMPLE.resource("Name", STACK + "-events").at("/Properties/EventPattern/detail");
    assertThat(detail.path("executionArn"))
        .hasToString("[{\"anything-but\":{\"wildcard\":\"*:execution:*/*\"}}]");
    assertThat(detail.at("/stateMachineArn/0/prefix").toString())
        .contains(":states:eu-west-1:111122223333:stateMachine:");
  }

  @Test
  void inputAndOutputOfAnExecutionLeaveTheBusNowhere() {
    var target = EXAMPLE.resource("Name", STACK + "-events").at("/Properties/Targets/0");
    assertThat(target.at("/InputTransformer/InputPathsMap").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrder(
            "$.detail.executionArn",
            "$.detail.stateMachineArn",
            "$.detail.status",
            "$.detail.startDate",
            "$.detail.stopDate",
            "$.detail.redriveCount",
            "$.detail.error",
            "$.detail.cause");
    assertThat(target.has("DeadLetterConfig")).isFalse();
  }

  @Test
  void ruleMatchesOnlyStateMachinesWithTheNamePrefix() {
    var rule = Synthesised.TWO_REGIONS.resource("Name", STACK + "-events");
    assertThat(rule.at("/Properties/EventPattern/detail/stateMachineArn/0/prefix").toString())
        .contains(":states:eu-west-1:111122223333:stateMachine:billing-");
  }

  @Test
  void dashboardAndItsViewersCanInvokeTheTrafficLight() throws JsonProcessingException {
    var body = EXAMPLE.resource("DashboardName", STACK).at("/Properties/DashboardBody");
    var text = new StringBuilder();
    for (var part : body.path("Fn::Join").path(1)) {
      text.append(part.isTextual() ? part.asText() : part.path("Ref").asText());
    }
    var widgets = new ObjectMapper().readTree(text.toString()).path("widgets");
    assertThat(widgets).hasSize(3);
    assertThat(widgets.at("/0/type").asText()).isEqualTo("custom");
    assertThat(widgets.at("/0/properties/endpoint").asText()).startsWith("WidgetLive");
    var policy = EXAMPLE.resource("ManagedPolicyName", STACK + "-GuardianViewer");
    assertThat(policy.at("/Properties/PolicyDocument/Statement"))
        .singleElement()
        .satisfies(statement -> {
          assertThat(statement.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
          assertThat(statement.at("/Resource/Ref").asText()).startsWith("WidgetLive");
        });
  }

  @Test
  void metricsCanBePublishedToOneNamespaceOnly() {
    assertThat(statements("publisher"))
        .filteredOn(statement -> statement.path("Sid").asText().equals("PublishMetrics"))
        .singleElement()
        .extracting(statement -> statement.path("Condition").toString())
        .isEqualTo("{\"StringEquals\":{\"cloudwatch:namespace\":\"StepFunctions\"}}");
  }

  @Test
  void eachFunctionHasExactlyThePermissionsThatItUses() {
    assertThat(actions("publisher"))
        .containsExactlyInAnyOrder(
            "states:ListStateMachines",
            "states:ListExecutions",
            "tag:GetResources",
            "cloudwatch:GetMetricData",
            "cloudwatch:PutMetricData",
            "dynamodb:Scan",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:DeleteItem",
            "sns:Publish",
            "sqs:SendMessage",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(actions("events"))
        .containsExactlyInAnyOrder(
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "cloudwatch:PutMetricData",
            "sns:Publish",
            "logs:CreateLogStream",
            "logs:PutLogEvents");
    assertThat(actions("widget"))
        .containsExactlyInAnyOrder("dynamodb:Scan", "logs:CreateLogStream", "logs:PutLogEvents");
  }

  private static List<String> actions(String function) {
    return statements(function).stream()
        .map(statement -> statement.path("Action"))
        .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
        .map(JsonNode::asText)
        .toList();
  }

  private static List<JsonNode> statements(String function) {
    var role = EXAMPLE.resource("RoleName", STACK + "-" + function);
    return PolicyCheck.statements(role.at("/Properties/Policies")).toList();
  }

  private static List<String> variables(Synthesised app, String function) {
    return app
        .resource("FunctionName", STACK + "-" + function)
        .at("/Properties/Environment/Variables")
        .properties()
        .stream()
        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
        .toList();
  }

  private static String value(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }
}
