package groundcrew.local;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.cloudwatch.CloudWatch;
import groundcrew.local.explorer.ResourceExplorer;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Agenda;
import groundcrew.local.limits.Paging;
import groundcrew.local.limits.Throttle;
import groundcrew.local.model.ServiceModel;
import groundcrew.local.organizations.Organizations;
import groundcrew.local.ssm.Ssm;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.Quotas;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.tagging.OwnPermission;
import groundcrew.local.tagging.Rates;
import groundcrew.local.tagging.Tagging;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakesFollowTheirModelsTest {
  private static final String MANAGEMENT = "111122223333";

  private final Fixture fixture = Fixture.example();
  private final InstantSource clock = InstantSource.system();
  private final OwnPermission nobody =
      (caller, permission) -> Optional.of("no " + permission.action());
  private final Tagging tagging =
      new Tagging(fixture, Paging.quirky(), Rates.ofAws(clock), nobody, clock);
  private final Organizations organizations =
      new Organizations(fixture, Paging.quirky(), Throttle.off());
  private final ResourceExplorer explorer = new ResourceExplorer(fixture, Paging.quirky(), clock);
  private final CloudWatch cloudWatch =
      new CloudWatch(Paging.quirky(), clock, (action, notice) -> {});
  private final Ssm ssm = new Ssm(Paging.quirky(), clock);
  private final States states =
      new States(
          fixture.resources(),
          Paging.quirky(),
          Quotas.ofAws(clock),
          change -> {},
          (machine, parameters) -> parameters,
          new Agenda());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DescribeOrganization | {}",
        "ListRoots | {}",
        "ListAccounts | {'MaxResults':20}",
        "ListAccountsForParent | {'ParentId':'ou-ab12-suspended'}",
        "ListOrganizationalUnitsForParent | {'ParentId':'r-ab12'}",
        "ListTagsForResource | {'ResourceId':'200000000010'}",
        "RegisterDelegatedAdministrator | {'AccountId':'200000000010','ServicePrincipal':'x.amazonaws.com'}",
        "PutResourcePolicy | {'Content':'{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[]}'}"
      })
  void organizationsAnswersByItsModel(String operation, String input) {
    assertFollows(organizations, operation, input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GetResources | {'ResourcesPerPage':100,'TagFilters':[{'Key':'created-by'}]}",
        "GetTagKeys | {}",
        "GetTagValues | {'Key':'application'}",
        "TagResources | {'ResourceARNList':['arn:aws:sqs:eu-west-1:1:none'],'Tags':{'a':'b'}}",
        "UntagResources | {'ResourceARNList':['arn:aws:sqs:eu-west-1:1:none'],'TagKeys':['a']}"
      })
  void theTaggingApiAnswersByItsModel(String operation, String input) {
    assertFollows(tagging, operation, input);
  }

  @Test
  void aDeniedArnIsAnsweredByTheModelToo() {
    var found =
        tagging.answer(
            Calls.of(MANAGEMENT, "eu-west-1", "GetResources", "{'ResourceTypeFilters':['s3']}"));
    var arn = found.at("/ResourceTagMappingList/0/ResourceARN").asText();

    assertFollows(
        tagging, "TagResources", "{'ResourceARNList':['%s'],'Tags':{'a':'b'}}".formatted(arn));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PutParameter | {'Name':'/a/c','Value':'1','Type':'String','Tier':'Intelligent-Tiering'}",
        "GetParameter | {'Name':'/a/b:1','WithDecryption':true}",
        "GetParameters | {'Names':['/a/b','/none']}",
        "GetParametersByPath | {'Path':'/a','Recursive':true,'MaxResults':10}",
        "DeleteParameter | {'Name':'/a/b'}"
      })
  void ssmAnswersByItsModel(String operation, String input) {
    assertFollows(ssm, "PutParameter", "{'Name':'/a/b','Value':'secret','Type':'SecureString'}");

    assertFollows(ssm, operation, input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ListResources | {'MaxResults':100}",
        "ListResources | {'Filters':{'FilterString':'tag:none region:eu-west-1'}}"
      })
  void resourceExplorerAnswersByItsModel(String operation, String input) {
    assertFollows(explorer, operation, input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PutMetricData | {'Namespace':'Test','MetricData':[{'MetricName':'m','Value':1.5}]}",
        "ListMetrics | {'Namespace':'Test'}",
        "GetMetricData | {'StartTime':0,'EndTime':600,'MetricDataQueries':[{'Id':'q','MetricStat':{'Stat':'Sum','Period':60,'Metric':{'Namespace':'Test','MetricName':'m'}}}]}",
        "DescribeAlarms | {'AlarmNames':['none']}",
        "PutDashboard | {'DashboardName':'d','DashboardBody':'{}'}",
        "GetDashboard | {'DashboardName':'d'}"
      })
  void cloudWatchAnswersByItsModel(String operation, String input) {
    var body = "{\\\"widgets\\\":[]}";
    assertFollows(
        cloudWatch, "PutDashboard", "{'DashboardName':'d','DashboardBody':'%s'}".formatted(body));

    assertFollows(cloudWatch, operation, input.replace("'{}'", "'%s'".formatted(body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ListStateMachines | {'maxResults':1000}",
        "DescribeStateMachine | {'stateMachineArn':'%1$sstateMachine:orders'}",
        "CreateStateMachine | {'name':'new','definition':'{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}','roleArn':'r'}",
        "DeleteStateMachine | {'stateMachineArn':'%1$sstateMachine:orders'}",
        "ListExecutions | {'stateMachineArn':'%1$sstateMachine:orders'}",
        "StartExecution | {'stateMachineArn':'%1$sstateMachine:orders'}",
        "DescribeExecution | {'executionArn':'%1$sexecution:orders:bad'}",
        "StopExecution | {'executionArn':'%1$sexecution:orders:bad'}",
        "RedriveExecution | {'executionArn':'%1$sexecution:orders:bad'}",
        "ListTagsForResource | {'resourceArn':'%1$sstateMachine:orders'}",
        "TagResource | {'resourceArn':'%1$sstateMachine:orders','tags':[{'key':'a','value':'b'}]}",
        "UntagResource | {'resourceArn':'%1$sstateMachine:orders','tagKeys':['a']}"
      })
  void stepFunctionsAnswersByItsModel(String operation, String input) {
    var past = clock.instant().minusSeconds(60);
    var orders =
        states.create(
            Machine.of(MANAGEMENT, "eu-west-1", "orders", MachineType.STANDARD, past),
            Map.of("owner", "shop"));
    states.seed(orders.arn(), "bad", Status.FAILED, past, past.plusSeconds(5));

    assertFollows(
        states, operation, input.formatted("arn:aws:states:eu-west-1:%s:".formatted(MANAGEMENT)));
  }

  @Test
  void theHistoryOfAnExecutionFollowsTheModelToo() {
    var definition =
        "{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Wait\\\",\\\"Seconds\\\":60,\\\"End\\\":true}}}";
    var created =
        states.answer(
            Calls.of(
                MANAGEMENT,
                "eu-west-1",
                "CreateStateMachine",
                "{'name':'waits','definition':'%s','roleArn':'r'}".formatted(definition)));
    var started =
        states.answer(
            Calls.of(
                MANAGEMENT,
                "eu-west-1",
                "StartExecution",
                "{'stateMachineArn':'%s'}".formatted(created.path("stateMachineArn").asText())));

    assertFollows(
        states,
        "GetExecutionHistory",
        "{'executionArn':'%s'}".formatted(started.path("executionArn").asText()));
  }

  private static void assertFollows(Service service, String operation, String input) {
    var model = ServiceModel.load(service.model());
    var call = Calls.of(MANAGEMENT, "eu-west-1", operation, input);

    assertThat(model.faults(operation, call.input())).isEmpty();
    assertThat(model.answerFaults(operation, service.answer(call))).isEmpty();
  }
}
