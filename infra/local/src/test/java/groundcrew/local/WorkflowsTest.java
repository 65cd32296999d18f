package groundcrew.local;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

@SuppressWarnings("NullAway.Init")
class WorkflowsTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'listener','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'lambda.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'logs','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':['logs:CreateLogStream','logs:PutLogEvents'],'Resource':'*'}]}}]}},
        'Listener':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'listener',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':10,'MemorySize':128}},
        'Dead':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'dead'}},
        'DeadPolicy':{'Type':'AWS::SQS::QueuePolicy','Properties':{'Queues':[{'Ref':'Dead'}],
          'PolicyDocument':{'Version':'2012-10-17','Statement':[{'Effect':'Allow',
            'Action':'sqs:SendMessage','Principal':{'Service':'events.amazonaws.com'},
            'Resource':{'Fn::GetAtt':['Dead','Arn']}}]}}},
        'Rule':{'Type':'AWS::Events::Rule','Properties':{
          'EventPattern':{'source':['aws.states'],'detail':{'status':['FAILED']}},
          'Targets':[{'Id':'listener','Arn':{'Fn::GetAtt':['Listener','Arn']},
            'DeadLetterConfig':{'Arn':{'Fn::GetAtt':['Dead','Arn']}}}]}}}}
      """;
  private static final String PERMISSION =
      """
      {'Type':'AWS::Lambda::Permission','Properties':{
        'Action':'lambda:InvokeFunction','FunctionName':{'Ref':'Listener'},
        'Principal':'events.amazonaws.com','SourceArn':{'Fn::GetAtt':['Rule','Arn']}}}\
      """;

  @TempDir Path work;
  private LocalCloud cloud;
  private AsOperator operator;

  @BeforeEach
  void start() {
    cloud =
        LocalCloud.start(
            Fixture.example(), LocalCloudSettings.in(work).withFullPages().withoutRates());
    operator = new AsOperator(cloud, ACCOUNT, REGION);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void anExecutionThatFailsReachesTheFunctionOfItsRule() throws Exception {
    deploy(true);
    var orders = machine(MachineType.STANDARD, Map.of()).arn();
    try (var client = operator.client(SfnClient.builder())) {
      var execution = client.startExecution(r -> r.stateMachineArn(orders).name("run"));
      cloud.module(StepFunctionsModule.class).states().end(execution.executionArn(), Status.FAILED);
      settle();

      assertThat(cloud.module(LambdaModule.class).lambda().logs("listener"))
          .filteredOn(line -> line.contains("event {"))
          .singleElement()
          .asString()
          .contains("Step Functions Execution Status Change", "\"status\":\"FAILED\"");
      assertThat(client.listExecutions(r -> r.stateMachineArn(orders)).executions())
          .singleElement()
          .satisfies(listed -> assertThat(listed.status()).isEqualTo(ExecutionStatus.FAILED));
    }
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void withoutThePermissionTheEventIsDeadLettered() throws Exception {
    deploy(false);
    var orders = machine(MachineType.STANDARD, Map.of()).arn();
    cloud
        .module(StepFunctionsModule.class)
        .states()
        .end(
            cloud.module(StepFunctionsModule.class).states().start(orders, "run").arn(),
            Status.FAILED);

    try (var client = operator.client(SqsClient.builder())) {
      var url = client.getQueueUrl(r -> r.queueName("dead")).queueUrl();
      var messages =
          client.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages();
      assertThat(messages)
          .singleElement()
          .satisfies(message -> {
            assertThat(message.body()).contains("\"status\":\"FAILED\"");
            assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                    "ERROR_CODE", code -> assertThat(code.stringValue()).isEqualTo("AccessDenied"));
          });
    }
    assertThat(cloud.iam().expectDenials("lambda:InvokeFunction")).hasSize(1);
    assertThat(cloud.takeProblems()).singleElement().asString().contains("rule/tests-Rule");
  }

  @Test
  void executionsBecomeMetricsOfTheirMachine() {
    var clicks = machine(MachineType.EXPRESS, Map.of()).arn();
    for (var status : List.of(Status.SUCCEEDED, Status.FAILED, Status.FAILED)) {
      cloud
          .module(StepFunctionsModule.class)
          .states()
          .end(
              cloud.module(StepFunctionsModule.class).states().start(clicks, "click").arn(),
              status);
    }
    cloud.agenda().turn(Duration.ofMinutes(1));

    try (var client = operator.client(CloudWatchClient.builder())) {
      var now = cloud.agenda().instant();
      var data =
          client.getMetricData(r ->
              r.startTime(now.minus(Duration.ofHours(1)))
                  .endTime(now.plusSeconds(60))
                  .metricDataQueries(
                      query("started", "ExecutionsStarted", clicks),
                      query("failed", "ExecutionsFailed", clicks),
                      query("aborted", "ExecutionsAborted", clicks)));
      assertThat(data.metricDataResults())
          .extracting(result -> result.values())
          .containsExactly(List.of(3.0), List.of(2.0), List.of());
    }
  }

  @Test
  void theTaggingApiFindsAMachineByItsTag() {
    var orders = machine(MachineType.STANDARD, Map.of("groundcrew:max-age", "P1D")).arn();

    try (var client = operator.client(ResourceGroupsTaggingApiClient.builder())) {
      assertThat(
              client
                  .getResources(r ->
                      r.resourceTypeFilters("states:stateMachine")
                          .tagFilters(TagFilter.builder().key("groundcrew:max-age").build()))
                  .resourceTagMappingList())
          .singleElement()
          .satisfies(found -> assertThat(found.resourceARN()).isEqualTo(orders));
    }
  }

  @Test
  void aThousandMachinesAreListedWithOneCall() {
    var created = Instant.now().minus(Duration.ofDays(30));
    for (var i = 0; i < 5000; i++) {
      var arn =
          cloud
              .module(StepFunctionsModule.class)
              .states()
              .create(
                  Machine.of(ACCOUNT, REGION, "machine-" + i, MachineType.STANDARD, created),
                  Map.of())
              .arn();
      for (var run = 0; run < 5; run++) {
        var started = created.plus(Duration.ofHours(run));
        cloud
            .module(StepFunctionsModule.class)
            .states()
            .seed(arn, "run-" + run, Status.SUCCEEDED, started, started.plusSeconds(9));
      }
    }

    try (var client = operator.client(SfnClient.builder())) {
      assertThat(
              client.listStateMachinesPaginator(r -> r.maxResults(1000)).stateMachines().stream())
          .hasSize(5000);
    }
    assertThat(cloud.gateway().counts().total("states:ListStateMachines")).isEqualTo(5);
  }

  private Machine machine(MachineType type, Map<String, String> tags) {
    return cloud
        .module(StepFunctionsModule.class)
        .states()
        .create(Machine.of(ACCOUNT, REGION, "orders", type, Instant.now()), tags);
  }

  private void deploy(boolean permitted) throws IOException {
    var root = Calls.json(TEMPLATE);
    if (permitted) {
      root.withObject("Resources").set("Permission", Calls.json(PERMISSION));
    }
    var assets = Map.of("sample", HandlerJar.in(work));
    cloud.deploy(new Template("tests", Optional.empty(), root, assets), ACCOUNT, REGION);
  }

  private void settle() throws InterruptedException {
    while (!cloud.module(LambdaModule.class).lambda().idle()) {
      Thread.sleep(10);
    }
  }

  private static MetricDataQuery query(String id, String metric, String machine) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(s ->
            s.stat("Sum")
                .period(3600)
                .metric(m ->
                    m.namespace("AWS/States")
                        .metricName(metric)
                        .dimensions(
                            Dimension.builder().name("StateMachineArn").value(machine).build())))
        .build();
  }
}
