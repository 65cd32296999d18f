package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Where asynchronous events go when they have ended.
@SuppressWarnings("NullAway.Init")
class DestinationsTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String ARN = "arn:aws:lambda:eu-west-1:200000000009:function:sample";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'sample','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'lambda.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'own','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':[ACTIONS'logs:CreateLogStream','logs:PutLogEvents'],'Resource':'*'}]}}]}},
        'Failed':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'failed'}},
        'Done':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'done'}},
        'Dead':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'dead'}},
        'Function':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'sample',
          'Code':{'S3Key':'sample.jar'},'Handler':'HANDLER','Runtime':'java25',
          'DeadLetterConfig':{'TargetArn':{'Fn::GetAtt':['Dead','Arn']}},
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':10,'MemorySize':128}},
        'Tasks':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'tasks'}},
        'Mapping':{'Type':'AWS::Lambda::EventSourceMapping','Properties':{
          'Enabled':ENABLED,'FunctionName':{'Ref':'Function'},
          'EventSourceArn':{'Fn::GetAtt':['Tasks','Arn']}}},
        'Config':{'Type':'AWS::Lambda::EventInvokeConfig','Properties':{
          'FunctionName':{'Ref':'Function'},'Qualifier':'$LATEST',
          'MaximumRetryAttempts':1,'MaximumEventAgeInSeconds':AGE,
          'DestinationConfig':{'OnFailure':{'Destination':{'Fn::GetAtt':['Failed','Arn']}},
            'OnSuccess':{'Destination':{'Fn::GetAtt':['Done','Arn']}}}}}}}
      """;

  @TempDir private Path work;
  private LocalCloud cloud;
  private AsOperator operator;

  @BeforeEach
  void start() {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    operator = new AsOperator(cloud, ACCOUNT, REGION);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void anEventThatFailsInEveryAttemptReachesItsDestinationAndItsDeadLetterQueue()
      throws IOException {
    deploy("'sqs:SendMessage',", "sample.Sample", 3600);
    invoke("{\"text\":\"fail-all\"}");
    cloud.agenda().turn(Duration.ofSeconds(90));

    var record = record("failed");
    assertThat(record.path("version").asText()).isEqualTo("1.0");
    assertThat(record.path("timestamp").asText()).isNotEmpty();
    var request = record.path("requestContext");
    assertThat(request.path("functionArn").asText()).isEqualTo(ARN + ":$LATEST");
    assertThat(request.path("condition").asText()).isEqualTo("RetriesExhausted");
    assertThat(request.path("approximateInvokeCount").asInt()).isEqualTo(2);
    assertThat(record.at("/requestPayload/text").asText()).isEqualTo("fail-all");
    assertThat(record.at("/responseContext/statusCode").asInt()).isEqualTo(200);
    assertThat(record.at("/responseContext/executedVersion").asText()).isEqualTo("$LATEST");
    assertThat(record.at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
    assertThat(record.at("/responsePayload/errorMessage").asText()).isEqualTo("broken on purpose");

    var dead = messages("dead").getFirst();
    assertThat(dead.body()).isEqualTo("{\"text\":\"fail-all\"}");
    assertThat(dead.messageAttributes())
        .hasEntrySatisfying(
            "RequestID",
            id -> assertThat(id.stringValue()).isEqualTo(request.path("requestId").asText()));
    assertThat(cloud.takeProblems())
        .singleElement()
        .asString()
        .contains("sample failed after 2 attempts (RetriesExhausted)", "broken on purpose");
    assertThat(cloud.quiet()).isTrue();
  }

  @Test
  void anEventWhoseClassIsMissingIsNotLost() throws IOException {
    deploy("'sqs:SendMessage',", "sample.Missing", 3600);
    invoke("{}");
    cloud.agenda().turn(Duration.ofSeconds(90));

    assertThat(record("failed").at("/responsePayload/errorMessage").asText())
        .isEqualTo("Class not found: sample.Missing");
    assertThat(messages("dead")).hasSize(1);
    assertThat(cloud.takeProblems()).hasSize(1);
  }

  @Test
  void anEventThatSucceedsIsToldToo() throws IOException {
    deploy("'sqs:SendMessage',", "sample.Sample", 3600);
    invoke("{}");
    cloud.agenda().turn(Duration.ZERO);

    var record = record("done");
    assertThat(record.at("/requestContext/condition").asText()).isEqualTo("Success");
    assertThat(record.at("/responsePayload/calls").asInt()).isEqualTo(1);
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void anEventThatIsTooOldForItsRetryEndsWithThatCondition() throws IOException {
    deploy("'sqs:SendMessage',", "sample.Sample", 60);
    invoke("{\"text\":\"fail-all\"}");
    cloud.agenda().turn(Duration.ofSeconds(90));

    assertThat(record("failed").at("/requestContext/condition").asText())
        .isEqualTo("EventAgeExceeded");
    assertThat(cloud.takeProblems()).hasSize(1);
  }

  @Test
  void aRoleThatMayNotSendLosesTheEvent() throws IOException {
    deploy("", "sample.Sample", 3600);
    invoke("{}");
    cloud.agenda().turn(Duration.ZERO);

    assertThat(cloud.iam().expectDenials("sqs:SendMessage")).hasSize(1);
    assertThat(cloud.takeProblems())
        .singleElement()
        .asString()
        .contains("an event of sample is lost", ":done");
  }

  @Test
  void aMessageThatComesOutOfALoopIsNotWorkedOn() throws IOException {
    deploy(
        "'sqs:SendMessage','sqs:ReceiveMessage','sqs:DeleteMessage','sqs:GetQueueAttributes',",
        "sample.Sample",
        60);
    var chain = Lineage.begin();
    for (var run = 1; run <= 16; run++) {
      chain = chain.through(cloud.module(LambdaModule.class).lambda().function("sample"));
    }
    var header = chain.header();
    try (var client = operator.client(SqsClient.builder())) {
      var url = client.getQueueUrl(r -> r.queueName("tasks")).queueUrl();
      client.sendMessage(r ->
          r.queueUrl(url)
              .messageBody("again")
              .overrideConfiguration(c -> c.putHeader("X-Amzn-Trace-Id", header)));
    }
    cloud.agenda().turn(Duration.ZERO);

    assertThat(cloud.module(LambdaModule.class).lambda().logs("sample")).isEmpty();
    assertThat(cloud.takeProblems()).singleElement().asString().contains("in a recursive loop");
  }

  @Test
  void anAgeThatLambdaDoesNotTakeStopsTheStart() {
    assertThatThrownBy(() -> deploy("", "sample.Sample", 59))
        .hasMessageContaining("Config (AWS::Lambda::EventInvokeConfig)")
        .hasMessageContaining("must be 60 to 21600, but is 59");
  }

  private void deploy(String actions, String handler, int age) throws IOException {
    var root =
        Calls.json(
            TEMPLATE
                .replace("ACTIONS", actions)
                .replace("HANDLER", handler)
                .replace("ENABLED", Boolean.toString(actions.contains("sqs:ReceiveMessage")))
                .replace("AGE", Integer.toString(age)));
    var assets = Map.of("sample", HandlerJar.in(work));
    cloud.deploy(new Template("tests", Optional.empty(), root, assets), ACCOUNT, REGION);
  }

  private void invoke(String event) {
    try (var client = operator.client(LambdaClient.builder())) {
      client.invoke(r ->
          r.functionName("sample")
              .invocationType(InvocationType.EVENT)
              .payload(SdkBytes.fromUtf8String(event)));
    }
  }

  private JsonNode record(String queue) throws IOException {
    return new ObjectMapper().readTree(messages(queue).getFirst().body());
  }

  private List<Message> messages(String queue) {
    try (var client = operator.client(SqsClient.builder())) {
      var url = client.getQueueUrl(r -> r.queueName(queue)).queueUrl();
      return client.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages();
    }
  }
}
