package groundcrew.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.stepfunctions.Usage;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/// State machines of a template, which call functions that run.
@SuppressWarnings("NullAway.Init")
class StateMachinesTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String MACHINE = "arn:aws:states:eu-west-1:200000000009:stateMachine:checks";
  private static final String TASK =
      "{'StartAt':'Check','States':{'Check':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
          + "'Parameters':{'FunctionName':'${Function}','Payload.$':'$'},FIELDS'End':true}}}";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'sample','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'lambda.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'own','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':['logs:CreateLogStream','logs:PutLogEvents'],'Resource':'*'}]}}]}},
        'Function':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'sample',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':3,'MemorySize':128}},
        'Version':{'Type':'AWS::Lambda::Version','Properties':{'FunctionName':{'Ref':'Function'}}},
        'Live':{'Type':'AWS::Lambda::Alias','Properties':{'Name':'live','FunctionName':{'Ref':'Function'},
          'FunctionVersion':{'Fn::GetAtt':['Version','Version']}}},
        'MachineRole':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'machine','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'states.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'own','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':'lambda:InvokeFunction','Resource':{'Ref':'PERMITTED'}}]}}]}},
        'Machine':{'Type':'AWS::StepFunctions::StateMachine','Properties':{'StateMachineName':'checks',
          'DefinitionString':DEFINITION,'DefinitionSubstitutions':{'Function':{'Ref':'Live'}},
          'RoleArn':{'Fn::GetAtt':['MachineRole','Arn']},'Tags':[{'Key':'owner','Value':'shop'}],
          'LoggingConfiguration':{'Level':'OFF'},'TracingConfiguration':{'Enabled':true}}}}}
      """;

  @TempDir private Path work;
  private LocalCloud cloud;
  private AsOperator operator;
  private SfnClient client;

  @BeforeEach
  void start() {
    cloud =
        LocalCloud.start(
            Fixture.example(), LocalCloudSettings.in(work).withFullPages().withoutRates());
    operator = new AsOperator(cloud, ACCOUNT, REGION);
    client = operator.client(SfnClient.builder());
  }

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  @Test
  void aTaskTakesTheAnswerOfTheAliasThatItsDefinitionNames() throws IOException {
    deploy("Live", "");

    var ended = run("{\"text\":\"hello\"}");

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    var output = new ObjectMapper().readTree(ended.output());
    assertThat(output.path("ExecutedVersion").asText()).isEqualTo("1");
    assertThat(output.path("StatusCode").asInt()).isEqualTo(200);
    assertThat(output.at("/Payload/calls").asInt()).isEqualTo(1);
    assertThat(cloud.module(LambdaModule.class).lambda().logs("sample"))
        .contains("event {\"text\":\"hello\"}");
    assertThat(cloud.takeProblems()).isEmpty();
    assertThat(cloud.quiet()).isTrue();
  }

  @Test
  void aFunctionThatFailsIsTriedAgainByTheTypeOfItsException() throws IOException {
    deploy("Live", "'Retry':[{'ErrorEquals':['java.lang.IllegalStateException']}],");

    var ended = run("{\"text\":\"fail-first\"}");

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(usage(ended)).isEqualTo(new Usage(2, 2));
    assertThat(
            client.getExecutionHistory(r -> r.executionArn(ended.executionArn())).events().stream()
                .map(HistoryEvent::typeAsString))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void aFunctionThatAlwaysFailsIsTheErrorAndItsDocumentTheCauseOfTheExecution() throws IOException {
    deploy("Live", "");

    var ended = run("{\"text\":\"fail-all\"}");

    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(new ObjectMapper().readTree(ended.cause()).path("errorMessage").asText())
        .isEqualTo("broken on purpose");
  }

  @Test
  void aFunctionThatRunsOutOfTimeFailsAsLambdaNamesIt() throws IOException {
    deploy("Live", "");

    assertThat(run("{\"text\":\"sleep\"}").error()).isEqualTo("Sandbox.Timedout");
  }

  @Test
  void withoutThePermissionOnTheAliasTheTaskFailsAsTheIntegrationSaysIt() throws IOException {
    deploy("Function", "");

    var ended = run("{}");

    assertThat(ended.error()).isEqualTo("Lambda.AWSLambdaException");
    assertThat(ended.cause())
        .contains(
            "machine/",
            "is not authorized to perform: lambda:InvokeFunction",
            "function:sample:live",
            "Status Code: 403; Error Code: AccessDeniedException");
    assertThat(cloud.iam().expectDenials("lambda:InvokeFunction")).hasSize(1);
    assertThat(cloud.module(LambdaModule.class).lambda().logs("sample")).isEmpty();
  }

  @Test
  void anUpdateRunsTheNextExecutionAndLeavesTheRunningOneItsDefinition() throws IOException {
    var wait = "{'StartAt':'Wait','States':{'Wait':{'Type':'Wait','Seconds':60,'End':true}}}";
    deployDefinition(wait);
    var first = client.startExecution(r -> r.stateMachineArn(MACHINE)).executionArn();

    deployDefinition("{'StartAt':'No','States':{'No':{'Type':'Fail','Error':'No'}}}");
    var second = client.startExecution(r -> r.stateMachineArn(MACHINE)).executionArn();
    cloud.agenda().turn(Duration.ofMinutes(2));

    assertThat(client.describeExecution(r -> r.executionArn(first)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(client.describeExecution(r -> r.executionArn(second)).error()).isEqualTo("No");
  }

  @Test
  void aDefinitionThatIsNotRunStopsTheDeploymentWithTheLogicalId() {
    assertThatThrownBy(() -> deployDefinition("{'StartAt':'A','States':{'A':{'Type':'Map'}}}"))
        .hasMessageContaining(
            "Machine (AWS::StepFunctions::StateMachine): property DefinitionString")
        .hasMessageContaining("no state of type 'Map' at /States/A/Type");
    assertThatThrownBy(
            () -> deployDefinition("{'StartAt':'${Other}','States':{'A':{'Type':'Succeed'}}}"))
        .hasMessageContaining("property DefinitionSubstitutions lacks Other");
  }

  @Test
  void executionsOfADefinitionBecomeMetricsAndTheMachineIsFoundByItsTags() throws IOException {
    deployDefinition("{'StartAt':'No','States':{'No':{'Type':'Fail'}}}");
    run("{}");
    cloud.agenda().turn(Duration.ofMinutes(1));

    try (var cloudWatch = operator.client(CloudWatchClient.builder());
        var tagging = operator.client(ResourceGroupsTaggingApiClient.builder())) {
      var now = cloud.agenda().instant();
      var statistics =
          cloudWatch.getMetricData(r ->
              r.startTime(now.minus(Duration.ofHours(1)))
                  .endTime(now.plusSeconds(60))
                  .metricDataQueries(failures()));
      assertThat(statistics.metricDataResults().getFirst().values()).containsExactly(1.0);
      var owned = TagFilter.builder().key("owner").values("shop").build();
      assertThat(tagging.getResources(r -> r.tagFilters(owned)).resourceTagMappingList())
          .extracting(found -> found.resourceARN())
          .contains(MACHINE);
    }
  }

  private static MetricDataQuery failures() {
    var machine = Dimension.builder().name("StateMachineArn").value(MACHINE).build();
    return MetricDataQuery.builder()
        .id("failed")
        .metricStat(s ->
            s.stat("Sum")
                .period(3600)
                .metric(m ->
                    m.namespace("AWS/States").metricName("ExecutionsFailed").dimensions(machine)))
        .build();
  }

  private DescribeExecutionResponse run(String input) {
    var execution = client.startExecution(r -> r.stateMachineArn(MACHINE).input(input));
    cloud.agenda().turn(Duration.ofSeconds(10));
    return client.describeExecution(r -> r.executionArn(execution.executionArn()));
  }

  private Usage usage(DescribeExecutionResponse execution) {
    return cloud.module(StepFunctionsModule.class).states().usage(execution.executionArn());
  }

  private void deploy(String permitted, String fields) throws IOException {
    deployTemplate(TEMPLATE.replace("PERMITTED", permitted), json(TASK.replace("FIELDS", fields)));
  }

  private void deployDefinition(String definition) throws IOException {
    deployTemplate(TEMPLATE.replace("PERMITTED", "Live"), json(definition));
  }

  private void deployTemplate(String template, String definition) throws IOException {
    var root = Calls.json(template.replace("DEFINITION", "''"));
    root.withObject("/Resources/Machine/Properties")
        .set("DefinitionString", TextNode.valueOf(definition));
    var assets = Map.of("sample", HandlerJar.in(work));
    cloud.deploy(new Template("tests", Optional.empty(), root, assets), ACCOUNT, REGION);
  }

  private static String json(String text) {
    return Calls.json(text).toString();
  }
}
