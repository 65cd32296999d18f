package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateTemplateTest {
  private static final String STACK = "groundcrew-gate";
  private static final String HOOK = "groundcrew-gate-hook";
  private static final String LIST = "groundcrew-gate-list";

  @Test
  void theFunctionAnswersTheHooksOfOneDeploymentGroup() {
    assertThat(statement("AnswerHooks").path("Action").asText())
        .isEqualTo("codedeploy:PutLifecycleEventHookExecutionStatus");
    assertThat(statement("AnswerHooks").path("Resource").toString())
        .contains(":deploymentgroup:web/web\"");
  }

  @Test
  void theFunctionReadsTheListAndWritesReportsAndNothingElse() {
    assertThat(statement("ReadList").path("Action").asText()).isEqualTo("s3:GetObject");
    assertThat(statement("ReadList").path("Resource").toString())
        .contains(":s3:::groundcrew-gate-111122223333-eu-west-1/urls.csv\"");
    assertThat(statement("WriteReports").path("Action").asText()).isEqualTo("s3:PutObject");
    assertThat(statement("WriteReports").path("Resource").toString())
        .contains(":s3:::groundcrew-gate-111122223333-eu-west-1/reports/*\"");
    assertThat(actions()).filteredOn(action -> action.startsWith("s3:")).hasSize(2);
  }

  /// Lambda has the role too, and needs these permissions.
  @Test
  void theCodeOfAFunctionInAVpcDoesNotHaveItsNetworkPermissions() {
    var inside =
        Synthesised.EXAMPLE.properties("AWS::Lambda::Function").stream()
            .filter(function -> function.has("VpcConfig"))
            .map(function -> function.path("FunctionName").asText())
            .toList();
    assertThat(inside)
        .contains(HOOK)
        .allSatisfy(name -> {
          var allowed = networkActions(name, "Allow").toList();
          assertThat(networkActions(name, "Deny").toList()).isNotEmpty().containsAll(allowed);
          assertThat(network(name, "Deny"))
              .allSatisfy(one ->
                  assertThat(one.at("/Condition/ArnEquals/lambda:SourceFunctionArn").toString())
                      .endsWith(":function:%s\"]]}".formatted(name)));
        });
  }

  private static Stream<String> networkActions(String function, String effect) {
    return network(function, effect)
        .flatMap(one -> one.path("Action").valueStream().map(JsonNode::asText));
  }

  private static Stream<JsonNode> network(String function, String effect) {
    return PolicyCheck.statements(Synthesised.EXAMPLE.resource("RoleName", function))
        .filter(one -> one.path("Action").toString().contains("\"ec2:"))
        .filter(one -> one.path("Effect").asText().equals(effect));
  }

  /// Two gates of an account have different functions.
  @Test
  void theAlarmsAreAboutThisGate() {
    assertThat(Synthesised.EXAMPLE.properties("AWS::CloudWatch::Alarm"))
        .filteredOn(alarm -> alarm.path("Namespace").asText().equals("GroundcrewGate"))
        .hasSize(2)
        .allSatisfy(alarm ->
            assertThat(alarm.path("Dimensions").toString())
                .isEqualTo("[{\"Name\":\"Function\",\"Value\":\"%s\"}]".formatted(HOOK)));
  }

  @Test
  void theFunctionRunsInTheSubnetsThatTheConfigurationNames() {
    assertThat(function().at("/VpcConfig/SubnetIds"))
        .extracting(JsonNode::asText)
        .containsExactly("subnet-0123456789abcdef0", "subnet-0123456789abcdef1");
  }

  @Test
  void theFunctionConnectsToTheListenersAndToAwsOnly() {
    assertThat(
            Synthesised.EXAMPLE.resource("GroupName", HOOK).at("/Properties/SecurityGroupEgress"))
        .extracting(rule -> rule.path("FromPort").asInt() + "-" + rule.path("ToPort").asInt())
        .containsExactly("80-80", "443-443", "8080-8080");
  }

  @Test
  void theFunctionReachesCodeDeployAndS3WithoutANatGateway() {
    assertThat(Synthesised.EXAMPLE.properties("AWS::EC2::VPCEndpoint"))
        .extracting(endpoint -> endpoint.path("VpcEndpointType").asText() + " " + service(endpoint))
        .containsExactlyInAnyOrder("Interface codedeploy", "Gateway s3");
  }

  /// Without its name in the VPC, its group or its routes, an endpoint is there and not reached.
  @Test
  void theEndpointsAreReachedFromTheGroupOfTheFunction() {
    var group = function().at("/VpcConfig/SecurityGroupIds/0/Fn::GetAtt/0").asText();
    assertThat(
            Synthesised.EXAMPLE
                .json(STACK)
                .at("/Resources/%s/Properties/GroupName".formatted(group))
                .asText())
        .isEqualTo(HOOK);
    var codeDeploy = endpoint("codedeploy");
    assertThat(codeDeploy.path("PrivateDnsEnabled").asBoolean()).isTrue();
    assertThat(codeDeploy.path("SubnetIds")).isEqualTo(function().at("/VpcConfig/SubnetIds"));
    var own = codeDeploy.at("/SecurityGroupIds/0/Fn::GetAtt/0").asText();
    assertThat(
            Synthesised.EXAMPLE
                .json(STACK)
                .at("/Resources/%s/Properties/SecurityGroupIngress".formatted(own)))
        .singleElement()
        .satisfies(rule -> {
          assertThat(rule.at("/SourceSecurityGroupId/Fn::GetAtt/0").asText()).isEqualTo(group);
          assertThat(rule.path("FromPort").asInt()).isEqualTo(443);
        });
    assertThat(endpoint("s3").path("RouteTableIds")).isNotEmpty();
  }

  private static JsonNode endpoint(String service) {
    return Synthesised.EXAMPLE.properties("AWS::EC2::VPCEndpoint").stream()
        .filter(endpoint -> service(endpoint).equals(service))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void endpointsThatTheVpcHasAreNotCreated() {
    var app =
        Synthesised.of(
            "existing-endpoints",
            Synthesised.exampleYaml().replace("createEndpoints: true", "createEndpoints: false"));
    assertThat(app.properties("AWS::EC2::VPCEndpoint")).isEmpty();
  }

  @Test
  void codeDeployMayInvokeTheLiveVersion() {
    var policy = Synthesised.EXAMPLE.resource("ManagedPolicyName", STACK + "-caller");
    assertThat(policy.at("/Properties/PolicyDocument").toString())
        .contains("lambda:InvokeFunction")
        .doesNotContain("*");
  }

  @Test
  void theFunctionHasItsVariables() {
    var variables = function().at("/Environment/Variables");
    assertThat(variables.properties())
        .extracting(variable -> Map.entry(variable.getKey(), variable.getValue().asText()))
        .contains(
            Map.entry("BUCKET", "groundcrew-gate-111122223333-eu-west-1"),
            Map.entry("FILEPATH", "urls.csv"),
            Map.entry("REPORT_PREFIX", "reports/"),
            Map.entry(
                "ENDPOINT", "http://internal-web-1234567890.eu-west-1.elb.amazonaws.com:8080"),
            Map.entry(
                "BASELINE_ENDPOINT",
                "http://internal-web-1234567890.eu-west-1.elb.amazonaws.com:80"),
            Map.entry("ACCEPTANCE_THRESHOLD", "100"),
            Map.entry("LATENCY_TOLERANCE", "0.2"),
            Map.entry("CONCURRENCY", "32"),
            Map.entry("REQUEST_TIMEOUT", "PT5S"),
            Map.entry("MODE", "enforce"),
            Map.entry("INCONCLUSIVE", "fail"));
    assertThat(variables.has("HOST_NAME")).isFalse();
  }

  @Test
  void theLearnedListComesFromTheLogsAndNothingElseIsRead() {
    assertThat(ofList().map(one -> one.path("Sid").asText()).filter(sid -> !sid.isEmpty()))
        .containsExactly(
            "ListLogs",
            "ReadLogs",
            "ListLearned",
            "KeepLearned",
            "PublishList",
            "SendFailures",
            "WriteOwnLog");
    assertThat(ofList("ReadLogs").path("Resource").toString())
        .contains(
            ":s3:::access-logs-111122223333/web/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/*\"");
    assertThat(ofList("PublishList").path("Resource").toString())
        .contains(":s3:::groundcrew-gate-111122223333-eu-west-1/urls.csv\"");
    assertThat(ofList("ListLogs").at("/Condition/StringLike/s3:prefix").asText())
        .isEqualTo("web/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/*");
  }

  @Test
  void theFunctionThatLearnsHasItsVariables() {
    assertThat(
            Synthesised.EXAMPLE
                .resource("FunctionName", LIST)
                .at("/Properties/Environment/Variables")
                .properties())
        .extracting(variable -> Map.entry(variable.getKey(), variable.getValue().asText()))
        .contains(
            Map.entry("LOGS_BUCKET", "access-logs-111122223333"),
            Map.entry("LOGS_PREFIX", "web/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/"),
            Map.entry("BUCKET", "groundcrew-gate-111122223333-eu-west-1"),
            Map.entry("FILEPATH", "urls.csv"),
            Map.entry("STATE_PREFIX", "state/"),
            Map.entry("MAX_URLS", "2000"),
            Map.entry("LOOKBACK_DAYS", "30"))
        .noneMatch(variable -> variable.getKey().equals("EXCLUDE_PATTERNS"));
  }

  @Test
  void whoWritesTheListHasNoFunctionThatWritesItToo() {
    var yaml = Synthesised.exampleYaml().replaceFirst("(?s)\n  learn:\n.*?\n\n", "\n\n");
    var app = Synthesised.of("own-list", yaml);

    assertThat(app.properties("AWS::Lambda::Function"))
        .noneMatch(function -> function.path("FunctionName").asText().equals(LIST))
        .anyMatch(function -> function.path("FunctionName").asText().equals(HOOK));
  }

  private static JsonNode ofList(String sid) {
    return ofList().filter(one -> one.path("Sid").asText().equals(sid)).findFirst().orElseThrow();
  }

  private static Stream<JsonNode> ofList() {
    return PolicyCheck.statements(Synthesised.EXAMPLE.resource("RoleName", LIST));
  }

  @Test
  void reportsAndWhatWasLearnedExpireAndTheListDoesNot() {
    var bucket =
        Synthesised.EXAMPLE.resource("BucketName", "groundcrew-gate-111122223333-eu-west-1");
    assertThat(bucket.at("/Properties/LifecycleConfiguration/Rules"))
        .extracting(rule ->
            "%s after %d days"
                .formatted(rule.path("Prefix").asText(), rule.path("ExpirationInDays").asInt()))
        .containsExactly("reports/ after 90 days", "state/ after 37 days");
  }

  private static JsonNode function() {
    return Synthesised.EXAMPLE.resource("FunctionName", HOOK).path("Properties");
  }

  private static JsonNode statement(String sid) {
    return statements()
        .filter(one -> one.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> actions() {
    return statements()
        .map(one -> one.path("Action"))
        .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
        .map(JsonNode::asText)
        .toList();
  }

  private static Stream<JsonNode> statements() {
    return PolicyCheck.statements(Synthesised.EXAMPLE.resource("RoleName", HOOK));
  }

  private static String service(JsonNode endpoint) {
    var name = endpoint.path("ServiceName").toString();
    return name.contains("codedeploy") ? "codedeploy" : name.contains(".s3") ? "s3" : name;
  }
}
