package groundcrew.local.iot.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.Loss;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.InvalidRequestException;
import software.amazon.awssdk.services.iotdataplane.model.IotDataPlaneException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

@SuppressWarnings("NullAway.Init")
class TopicRuleTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String SQL =
      "SELECT press, age_ms, clientid() AS client, topic(3) AS thing FROM 'groundcrew/button/+/press'";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'sample','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'lambda.amazonaws.com','AWS':'arn:aws:iam::200000000009:root'}}]},
          'Policies':[{'PolicyName':'own','PolicyDocument':{'Version':'2012-10-17','Statement':[
            {'Effect':'Allow','Action':['logs:CreateLogStream','logs:PutLogEvents'],'Resource':'*'},
            {'Effect':'Allow','Action':'iot:Publish','Resource':{'Fn::Sub':
              'arn:aws:iot:${AWS::Region}:${AWS::AccountId}:topic/groundcrew/button/*/result'}}]}}]}},
        'Function':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'sample',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':10,'MemorySize':128}},
        'Failed':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'failed'}},
        'ErrorRole':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'error','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'iot.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'own','PolicyDocument':{'Version':'2012-10-17','Statement':[
            {'Effect':'Allow','Action':'sqs:SendMessage','Resource':{'Fn::GetAtt':['Failed','Arn']}}]}}]}},
        'Permission':{'Type':'AWS::Lambda::Permission','Properties':{'Action':'lambda:InvokeFunction',
          'FunctionName':{'Ref':'Function'},'Principal':'iot.amazonaws.com',
          'SourceArn':{'Fn::GetAtt':['SOURCE','Arn']}}},
        'Other':{'Type':'AWS::IoT::TopicRule','Properties':{'TopicRulePayload':{
          'AwsIotSqlVersion':'2016-03-23','Actions':[]}}},
        'Pressed':{'Type':'AWS::IoT::TopicRule','Properties':{'RuleName':'pressed','TopicRulePayload':{
          'AwsIotSqlVersion':'2016-03-23','RuleDisabled':false,
          'Actions':[{'Lambda':{'FunctionArn':{'Fn::GetAtt':['Function','Arn']}}}],
          'ErrorAction':{'Sqs':{'QueueUrl':{'Ref':'Failed'},'UseBase64':false,
            'RoleArn':{'Fn::GetAtt':['ErrorRole','Arn']}}}}}}}}
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
  void aMessageReachesTheFunctionAsTheRuleSelectsIt() throws IOException {
    deploy(SQL, "Pressed");

    publish("groundcrew/button/button-1/press", "{\"press\":\"button-1-7-1\",\"more\":true}");
    publish("groundcrew/button/button-1/other", "{}");
    cloud.agenda().turn(Duration.ZERO);

    assertThat(events())
        .containsExactly(
            "event {\"press\":\"button-1-7-1\",\"client\":\"n/a\",\"thing\":\"button-1\"}");
    assertThat(cloud.takeProblems()).isEmpty();
    assertThat(cloud.gateway().counts().total("iotdata:Publish")).isEqualTo(2);
  }

  @Test
  void aRuleThatTheFunctionsPolicyDoesNotNameReportsToItsErrorAction() throws IOException {
    deploy(SQL, "Other");

    publish("groundcrew/button/button-1/press", "{\"press\":\"1\"}");
    cloud.agenda().turn(Duration.ZERO);

    assertThat(events()).isEmpty();
    cloud.iam().expectDenials("lambda:InvokeFunction");
    assertThat(cloud.takeProblems()).singleElement().asString().contains("rule/pressed");
    var report = failed();
    assertThat(report.path("ruleName").asText()).isEqualTo("pressed");
    assertThat(report.path("topic").asText()).isEqualTo("groundcrew/button/button-1/press");
    assertThat(report.path("clientId").asText()).isEqualTo("n/a");
    assertThat(report.path("cloudwatchTraceId").asText()).isNotEmpty();
    assertThat(Base64.getDecoder().decode(report.path("base64OriginalPayload").asText()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"press\":\"1\"}");
    assertThat(report.at("/failures/0/failedAction").asText()).isEqualTo("LambdaAction");
    assertThat(report.at("/failures/0/failedResource").asText())
        .isEqualTo("arn:aws:lambda:eu-west-1:200000000009:function:sample");
    assertThat(report.at("/failures/0/errorMessage").asText())
        .isEqualTo(
            "Failed to invoke lambda function. Received Server error from Lambda. The error code is 403");
  }

  @Test
  void aWholePayloadThatIsNotJsonReachesTheErrorActionAlone() throws IOException {
    deploy("SELECT * FROM 'groundcrew/button/+/press'", "Pressed");

    publish("groundcrew/button/button-1/press", "pressed");
    cloud.agenda().turn(Duration.ZERO);

    assertThat(events()).isEmpty();
    assertThat(failed().at("/failures/0/failedAction").asText()).isEqualTo("LambdaAction");
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void anAnswerThatIsLostDoesNotUndoThePublication() throws IOException {
    deploy(SQL, "Pressed");
    cloud.gateway().faults().next("iotdata:Publish", Loss.RESET, 1);

    // The client tries again, as a press must not be lost: the message arrives twice.
    publish("groundcrew/button/button-1/press", "{\"press\":\"1\"}");
    cloud.agenda().turn(Duration.ZERO);

    assertThat(events()).hasSize(2);
  }

  @Test
  void aFunctionPublishesWhereItsRoleMayAlone() throws IOException {
    deploy(SQL, "Pressed");
    var role = "arn:aws:iam::" + ACCOUNT + ":role/sample";
    AwsSessionCredentials keys;
    try (var sts = operator.client(StsClient.builder())) {
      var session = sts.assumeRole(r -> r.roleArn(role).roleSessionName("test")).credentials();
      keys =
          AwsSessionCredentials.create(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
    var credentials = StaticCredentialsProvider.create(keys);
    try (var client =
        SdkClients.of(IotDataPlaneClient.builder(), cloud.endpoint(), REGION, credentials)) {
      client.publish(r -> r.topic("groundcrew/button/button-1/result"));

      assertThatThrownBy(() -> client.publish(r -> r.topic("groundcrew/button/button-1/press")))
          .isInstanceOfSatisfying(
              IotDataPlaneException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
    cloud.iam().expectDenials("iot:Publish");
  }

  @Test
  void whatIsTooLongOrHasWildcardsIsRefused() {
    assertThatThrownBy(() -> publish("a/+", "{}")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> publish("a/b/c/d/e/f/g/h/i", "{}"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> publish("a", "x".repeat(131_073)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2016-03-23 | 2015-10-08 | AwsIotSqlVersion",
        "RuleDisabled | Colour | Colour",
        "Lambda | S3 | Actions.0.S3",
        "Sqs | Sns | ErrorAction.Sns",
        "SELECT press | SELECT principal() AS p | principal()"
      })
  void whatARuleCannotHonourStopsTheDeploymentWithTheLogicalId(
      String text, String other, String named) {
    assertThatThrownBy(() -> deploy(SQL, "Pressed", text, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pressed (AWS::IoT::TopicRule)")
        .hasMessageContaining(named);
  }

  private void deploy(String sql, String source) throws IOException {
    deploy(sql, source, "nothing like it", "");
  }

  private void deploy(String sql, String source, String text, String other) throws IOException {
    var root = Calls.json(TEMPLATE.replace("SOURCE", source));
    // A statement has quotes of its own.
    sql(root, "Other", "SELECT * FROM 'elsewhere'");
    var rule = Calls.json(root.at("/Resources/Pressed").toString().replace(text, other));
    ((ObjectNode) root.path("Resources")).set("Pressed", rule);
    sql(root, "Pressed", sql.replace(text, other));
    var assets = Map.of("sample", HandlerJar.in(work));
    cloud.deploy(new Template("tests", Optional.empty(), root, assets), ACCOUNT, REGION);
  }

  private static void sql(JsonNode root, String rule, String sql) {
    ((ObjectNode) root.at("/Resources/" + rule + "/Properties/TopicRulePayload")).put("Sql", sql);
  }

  private void publish(String topic, String payload) {
    try (var client = operator.client(IotDataPlaneClient.builder())) {
      client.publish(r -> r.topic(topic).qos(1).payload(SdkBytes.fromUtf8String(payload)));
    }
  }

  private List<String> events() {
    return cloud.module(LambdaModule.class).lambda().logs("sample").stream()
        .filter(line -> line.startsWith("event "))
        .toList();
  }

  private JsonNode failed() throws IOException {
    try (var client = operator.client(SqsClient.builder())) {
      var url = client.getQueueUrl(r -> r.queueName("failed")).queueUrl();
      var messages = client.receiveMessage(r -> r.queueUrl(url)).messages();
      return new ObjectMapper().readTree(messages.getFirst().body());
    }
  }
}
