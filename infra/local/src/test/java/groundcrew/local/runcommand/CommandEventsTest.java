package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.Calls;
import groundcrew.local.fixture.RecordedRun;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The events of commands, as the function of a rule receives them.
@SuppressWarnings("NullAway.Init")
class CommandEventsTest {
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
        'Permission':{'Type':'AWS::Lambda::Permission','Properties':{
          'Action':'lambda:InvokeFunction','FunctionName':{'Ref':'Listener'},
          'Principal':'events.amazonaws.com','SourceArn':{'Fn::GetAtt':['Rule','Arn']}}},
        'Rule':{'Type':'AWS::Events::Rule','Properties':{
          'EventPattern':{'source':['aws.ssm']},
          'Targets':[{'Id':'listener','Arn':{'Fn::GetAtt':['Listener','Arn']}}]}}}}
      """;

  private Fleet fleet;

  @BeforeEach
  void start(@TempDir Path work) throws Exception {
    fleet = new Fleet(work);
    fleet.add(Fleet.linux().playing(RecordedRun.failing(Duration.ofMinutes(1), 3, "")));
    fleet.cloud.deploy(
        new Template(
            "rule", Optional.empty(), Calls.json(TEMPLATE), Map.of("sample", HandlerJar.in(work))),
        Fleet.ACCOUNT,
        Fleet.REGION);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void aRuleReceivesEachStatusOfACommandAndOfItsInvocation() {
    var command = fleet.shell("build");
    fleet.pass(90);

    var events = events();
    assertThat(events)
        .extracting(event -> event.path("detail-type").asText() + " " + status(event))
        .containsExactlyInAnyOrder(
            "EC2 Command Invocation Status-change Notification InProgress",
            "EC2 Command Status-change Notification InProgress",
            "EC2 Command Invocation Status-change Notification Failed",
            "EC2 Command Status-change Notification Failed");
    assertThat(events)
        .allSatisfy(event -> {
          assertThat(event.path("resources").path(0).asText()).isEqualTo(Fleet.linux().arn());
          var detail = event.path("detail");
          assertThat(detail.path("command-id").asText()).isEqualTo(command);
          assertThat(detail.path("document-name").asText()).isEqualTo("AWS-RunShellScript");
          assertThat(detail.has("instance-id"))
              .isEqualTo(event.path("detail-type").asText().contains("Invocation"));
        });
    assertThat(fleet.cloud.takeProblems()).isEmpty();
  }

  private static String status(JsonNode event) {
    return event.path("detail").path("status").asText();
  }

  private List<JsonNode> events() {
    return fleet.cloud.module(LambdaModule.class).lambda().logs("listener").stream()
        .filter(line -> line.contains("event {"))
        .map(line -> json(line.substring(line.indexOf('{'))))
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }
}
