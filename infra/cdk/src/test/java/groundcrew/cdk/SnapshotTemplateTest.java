package groundcrew.cdk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Checks every stack that has functions, including those added later.
class SnapshotTemplateTest {

  static Stream<String> stacks() {
    return Synthesised.EXAMPLE.stacks().stream()
        .map(stack -> stack.getStackName())
        .filter(stack -> !refs(stack, "AWS::Lambda::Function").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void everyFunctionStartsFromTheSnapshotOfItsLiveVersion(String stack) {
    assertThat(values(stack, "AWS::Lambda::Function", "SnapStart"))
        .allMatch(snapStart -> snapStart.path("ApplyOn").asText().equals("PublishedVersions"));
    assertThat(values(stack, "AWS::Lambda::Alias", "Name"))
        .allMatch(name -> name.asText().equals("live"));
    assertThat(values(stack, "AWS::Lambda::Version", "FunctionName"))
        .containsExactlyInAnyOrderElementsOf(refs(stack, "AWS::Lambda::Function"));
    assertThat(values(stack, "AWS::Lambda::Alias", "FunctionName"))
        .containsExactlyInAnyOrderElementsOf(refs(stack, "AWS::Lambda::Function"));
    assertThat(values(stack, "AWS::Lambda::Alias", "FunctionVersion"))
        .extracting(version -> version.at("/Fn::GetAtt/0").asText())
        .containsExactlyInAnyOrderElementsOf(
            entries(stack, "AWS::Lambda::Version").map(Map.Entry::getKey).toList());
  }

  @Test
  void schedulesEventRulesAndTopicRulesAreSeen() {
    for (var type :
        List.of("AWS::Scheduler::Schedule", "AWS::Events::Rule", "AWS::IoT::TopicRule")) {
      assertThat(stacks().flatMap(stack -> entries(stack, type))).as(type).isNotEmpty();
    }
  }

  /// Schedules, event rules and topic rules invoke a function without waiting for it.
  @ParameterizedTest
  @MethodSource("stacks")
  void everyFunctionThatNobodyWaitsForHasRetriesAnEventAgeAndAFailureDestination(String stack) {
    var targets =
        Stream.of(
                values(stack, "AWS::Scheduler::Schedule", "Target").stream()
                    .map(target -> target.at("/Arn/Ref")),
                values(stack, "AWS::Events::Rule", "Targets").stream()
                    .flatMap(all -> all.valueStream())
                    .map(target -> target.at("/Arn/Ref"))
                    // A queue is no function.
                    .filter(JsonNode::isTextual),
                values(stack, "AWS::IoT::TopicRule", "TopicRulePayload").stream()
                    .map(payload -> payload.at("/Actions/0/Lambda/FunctionArn/Ref")))
            .flatMap(arns -> arns)
            .map(alias -> function(stack, alias.asText()))
            .toList();
    assertThat(targets).isSubsetOf(values(stack, "AWS::Lambda::EventInvokeConfig", "FunctionName"));
    for (var setting :
        List.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")) {
      assertThat(values(stack, "AWS::Lambda::EventInvokeConfig", setting))
          .noneMatch(JsonNode::isMissingNode);
    }
  }

  private static JsonNode function(String stack, String alias) {
    return entries(stack, "AWS::Lambda::Alias")
        .filter(entry -> entry.getKey().equals(alias))
        .map(entry -> entry.getValue().at("/Properties/FunctionName"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void everyFunctionStartsWithASmallHeap(String stack) {
    assertThat(values(stack, "AWS::Lambda::Function", "Environment"))
        .extracting(environment -> environment.at("/Variables/JAVA_TOOL_OPTIONS").asText())
        .containsOnly("-Xms8m -XX:MetaspaceSize=64m");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void everyTriggerInvokesAnAliasAndCanInvokeNothingElse(String stack) {
    var aliases = refs(stack, "AWS::Lambda::Alias");
    assertThat(values(stack, "AWS::Lambda::EventSourceMapping", "FunctionName"))
        .isSubsetOf(aliases);
    assertThat(values(stack, "AWS::Lambda::Permission", "FunctionName")).isSubsetOf(aliases);
    assertThat(values(stack, "AWS::Scheduler::Schedule", "Target"))
        .extracting(target -> target.path("Arn"))
        .isSubsetOf(aliases);
    var aliasesAndQueues = new ArrayList<>(aliases);
    aliasesAndQueues.addAll(arns(stack, "AWS::SQS::Queue"));
    assertThat(values(stack, "AWS::Events::Rule", "Targets").stream())
        .allSatisfy(targets ->
            assertThat(targets)
                .extracting(target -> target.path("Arn"))
                .isSubsetOf(aliasesAndQueues));
    assertThat(PolicyCheck.statements(Synthesised.EXAMPLE.json(stack)))
        .filteredOn(statement -> statement.path("Action").toString().contains("InvokeFunction"))
        .isNotEmpty()
        .flatExtracting(statement -> resources(statement.path("Resource")))
        .allSatisfy(resource ->
            assertThat(aliases.contains(resource) || namesAnAlias(stack, resource))
                .as("%s is an alias of the stack", resource)
                .isTrue());
  }

  /// A function that invokes its own alias names it: a reference would be a cycle of role and
  /// alias.
  private static boolean namesAnAlias(String stack, JsonNode resource) {
    var text = resource.at("/Fn::Join/1").valueStream().map(JsonNode::asText).collect(joining());
    return values(stack, "AWS::Lambda::Function", "FunctionName").stream()
        .anyMatch(name -> text.endsWith(":function:" + name.asText() + ":live"));
  }

  private static List<JsonNode> resources(JsonNode resource) {
    return resource.isArray() ? resource.valueStream().toList() : List.of(resource);
  }

  private static List<JsonNode> refs(String stack, String type) {
    return entries(stack, type)
        .<JsonNode>map(entry -> JsonNodeFactory.instance.objectNode().put("Ref", entry.getKey()))
        .toList();
  }

  private static List<JsonNode> arns(String stack, String type) {
    return entries(stack, type)
        .<JsonNode>map(entry -> {
          var arn = JsonNodeFactory.instance.objectNode();
          arn.putArray("Fn::GetAtt").add(entry.getKey()).add("Arn");
          return arn;
        })
        .toList();
  }

  private static List<JsonNode> values(String stack, String type, String property) {
    return entries(stack, type)
        .map(entry -> entry.getValue().path("Properties").path(property))
        .toList();
  }

  private static Stream<Map.Entry<String, JsonNode>> entries(String stack, String type) {
    return Synthesised.EXAMPLE.json(stack).path("Resources").properties().stream()
        .filter(entry -> entry.getValue().path("Type").asText().equals(type));
  }
}
