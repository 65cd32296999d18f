package groundcrew.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Resources;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.Agenda;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatesTest {
  private static final String ACCOUNT = "111122223333";
  private static final String PREFIX = "arn:aws:states:eu-west-1:111122223333:";

  private Instant now = Instant.parse("2026-01-31T02:00:00Z");
  private final Resources resources = new Resources();
  private final List<StatusChange> told = new ArrayList<>();
  private final States states = states(Paging.full(), Quotas.unlimited());

  private States states(Paging paging, Quotas quotas) {
    return new States(
        resources, paging, quotas, told::add, StatesTest::noFunction, new Agenda(() -> now));
  }

  private static JsonNode noFunction(Machine machine, JsonNode parameters) {
    throw new UnsupportedOperationException("no definition is run here");
  }

  @Test
  void executionsAreListedNewestFirstWhateverOrderTheyWereMadeIn() {
    var orders = machine("orders");
    seed(orders, "second", Status.FAILED, 20);
    seed(orders, "third", Status.RUNNING, 10);
    seed(orders, "first", Status.SUCCEEDED, 30);

    var listed = answer("ListExecutions", "{'stateMachineArn':'%s'}".formatted(orders));

    assertThat(listed.path("executions").findValuesAsText("name"))
        .containsExactly("third", "second", "first");
    assertThat(listed.path("executions").get(1).toString())
        .isEqualTo(
            Calls.json(
                    ("{'executionArn':'%sexecution:orders:second','stateMachineArn':'%s','name':'second',"
                            + "'status':'FAILED','startDate':1.7698236E9,'redriveCount':0,'stopDate':1.76982366E9}")
                        .formatted(PREFIX, orders))
                .toString());
  }

  @Test
  void aFilterByStatusLeavesTheOthersOut() {
    var orders = machine("orders");
    seed(orders, "good", Status.SUCCEEDED, 30);
    seed(orders, "bad", Status.FAILED, 20);

    assertThat(
            answer(
                    "ListExecutions",
                    "{'stateMachineArn':'%s','statusFilter':'SUCCEEDED','maxResults':1}"
                        .formatted(orders))
                .path("executions")
                .findValuesAsText("name"))
        .containsExactly("good");
  }

  @Test
  void pagesMayBeShortOrEmptyAndTheirTokenBelongsToTheirQuestion() {
    var quirky = states(Paging.quirky(), Quotas.unlimited());
    var arn = quirky.create(anyMachine("orders"), Map.of()).arn();
    for (var i = 0; i < 7; i++) {
      quirky.seed(arn, "e" + i, Status.FAILED, now.minusSeconds(60 - i), now);
    }
    var sizes = new ArrayList<Integer>();
    var token = "";
    do {
      var more = token.isEmpty() ? "" : ",'nextToken':'%s'".formatted(token);
      var page =
          answer(
              quirky,
              "ListExecutions",
              "{'stateMachineArn':'%s','maxResults':2%s}".formatted(arn, more));
      sizes.add(page.path("executions").size());
      token = page.path("nextToken").asText();
      if (sizes.size() == 1) {
        assertError(
            quirky, "InvalidToken", "ListStateMachines", "{'nextToken':'%s'}".formatted(token));
      }
    } while (!token.isEmpty());

    assertThat(sizes).containsExactly(2, 0, 1, 2, 2);
  }

  @Test
  void whatHappenedWithinTheLastSecondIsNotListedYet() {
    var quirky = states(Paging.quirky(), Quotas.unlimited());
    var arn = quirky.create(anyMachine("orders"), Map.of()).arn();
    var execution = quirky.start(arn, "run").arn();
    assertThat(statuses(quirky, arn)).isEmpty();
    now = now.plusSeconds(1);
    quirky.end(execution, Status.FAILED);
    assertThat(statuses(quirky, arn)).containsExactly("RUNNING");
    now = now.plusMillis(500);
    quirky.redrive(execution);
    assertThat(statuses(quirky, arn)).containsExactly("RUNNING");
    now = now.plusMillis(500);
    assertThat(statuses(quirky, arn)).containsExactly("FAILED");
    now = now.plusMillis(500);
    assertThat(statuses(quirky, arn)).containsExactly("RUNNING");
  }

  @Test
  void aRedriveKeepsTheStartAndCounts() {
    var orders = machine("orders");
    var failed = seed(orders, "run", Status.FAILED, 30);

    answer("RedriveExecution", "{'executionArn':'%s'}".formatted(failed.arn()));

    var redriven = states.execution(failed.arn());
    assertThat(redriven.status()).isEqualTo(Status.RUNNING);
    assertThat(redriven.started()).isEqualTo(failed.started());
    assertThat(redriven.redrives()).isEqualTo(1);
    assertThat(redriven.stopped()).isEmpty();
    assertError(
        "ExecutionNotRedrivable",
        "RedriveExecution",
        "{'executionArn':'%s'}".formatted(failed.arn()));
  }

  @Test
  void afterTwoWeeksNothingIsRedrivenAnyMore() {
    var old =
        states.seed(machine("orders"), "old", Status.FAILED, now.minus(Duration.ofDays(15)), now);

    assertError(
        "ExecutionNotRedrivable", "RedriveExecution", "{'executionArn':'%s'}".formatted(old.arn()));
  }

  @Test
  void theSameStartWhileItRunsIsTheSameExecution() {
    var start = "{'stateMachineArn':'%s','name':'run','input':'%s'}";
    var orders = machine("orders");

    var first = answer("StartExecution", start.formatted(orders, "{}"));

    assertThat(answer("StartExecution", start.formatted(orders, "{}"))).isEqualTo(first);
    assertThat(told).hasSize(1);
    assertError("ExecutionAlreadyExists", "StartExecution", start.formatted(orders, "[]"));
    states.end(first.path("executionArn").asText(), Status.SUCCEEDED);
    assertError("ExecutionAlreadyExists", "StartExecution", start.formatted(orders, "{}"));
  }

  @Test
  void aStoppedExecutionIsAbortedWithItsReason() {
    var execution = states.start(machine("orders"), "run").arn();

    answer(
        "StopExecution",
        "{'executionArn':'%s','error':'Late','cause':'too late'}".formatted(execution));

    var described = answer("DescribeExecution", "{'executionArn':'%s'}".formatted(execution));
    assertThat(described.path("status").asText()).isEqualTo("ABORTED");
    assertThat(described.path("error").asText()).isEqualTo("Late");
    assertThat(described.path("redriveStatus").asText()).isEqualTo("REDRIVABLE");
  }

  @Test
  void eachChangeIsToldWithTheMembersOfTheRealEvent() {
    var execution = states.start(machine("orders"), "run").arn();
    now = now.plusSeconds(5);
    states.end(execution, Status.SUCCEEDED);

    assertThat(told.get(0).detail().toString())
        .isEqualTo(
            Calls.json(
                    ("{'executionArn':'%1$sexecution:orders:run','stateMachineArn':'%1$sstateMachine:orders',"
                            + "'name':'run','status':'RUNNING','startDate':1769824800000,'stopDate':null,'input':'{}',"
                            + "'inputDetails':{'included':true},'output':null,'outputDetails':null,"
                            + "'stateMachineVersionArn':null,'stateMachineAliasArn':null,'redriveCount':0,"
                            + "'redriveDate':null,'redriveStatus':'NOT_REDRIVABLE',"
                            + "'redriveStatusReason':'Execution is RUNNING and cannot be redriven',"
                            + "'error':null,'cause':null}")
                        .formatted(PREFIX))
                .toString());
    assertThat(told.get(1).detail().path("stopDate").asLong()).isEqualTo(1769824805000L);
    assertThat(told.get(1).detail().path("outputDetails").toString())
        .isEqualTo("{\"included\":true}");
  }

  @Test
  void anInputThatIsTooLongForAnEventIsLeftOut() {
    var input = "\"%s\"".formatted("x".repeat(249 * 1024));
    var orders = machine("orders");
    states.answer(
        Calls.of(
            ACCOUNT,
            "eu-west-1",
            "StartExecution",
            "{'stateMachineArn':'%s','input':'%s'}"
                .formatted(orders, input.replace("\"", "\\\""))));

    assertThat(told.getFirst().detail().path("input").isNull()).isTrue();
    assertThat(told.getFirst().detail().path("inputDetails").toString())
        .isEqualTo("{\"included\":false}");
  }

  @Test
  void expressExecutionsAreCountedAndInNoListing() {
    var express =
        states.create(
            Machine.of(ACCOUNT, "eu-west-1", "clicks", MachineType.EXPRESS, now), Map.of());
    var started =
        answer("StartExecution", "{'stateMachineArn':'%s'}".formatted(express.arn()))
            .path("executionArn")
            .asText();
    states.end(started, Status.TIMED_OUT);

    assertThat(started).startsWith(PREFIX + "express:clicks:");
    assertThat(told).isEmpty();
    assertThat(states.takeCounts())
        .isEqualTo(
            Map.of(
                new StatusCount(express, Status.RUNNING), 1L,
                new StatusCount(express, Status.TIMED_OUT), 1L));
    assertThat(states.takeCounts()).isEmpty();
    assertError(
        "StateMachineTypeNotSupported",
        "ListExecutions",
        "{'stateMachineArn':'%s'}".formatted(express.arn()));
    assertError("InvalidArn", "DescribeExecution", "{'executionArn':'%s'}".formatted(started));
  }

  @Test
  void aMachineThatIsDeletedTakesItsExecutionsAndTagsWithIt() {
    var orders = states.create(anyMachine("orders"), Map.of("owner", "shop")).arn();
    states.start(orders, "run");
    assertThat(resources.find(ACCOUNT, "eu-west-1", orders)).isPresent();

    answer("DeleteStateMachine", "{'stateMachineArn':'%s'}".formatted(orders));

    assertThat(told.getLast().execution().status()).isEqualTo(Status.ABORTED);
    assertThat(resources.find(ACCOUNT, "eu-west-1", orders)).isEmpty();
    assertError(
        "StateMachineDoesNotExist", "ListExecutions", "{'stateMachineArn':'%s'}".formatted(orders));
  }

  @Test
  void tagsAreThoseOfTheWorldsResource() {
    var orders = states.create(anyMachine("orders"), Map.of("owner", "shop")).arn();

    answer(
        "TagResource", "{'resourceArn':'%s','tags':[{'key':'a','value':'b'}]}".formatted(orders));
    answer("UntagResource", "{'resourceArn':'%s','tagKeys':['owner']}".formatted(orders));

    assertThat(resources.find(ACCOUNT, "eu-west-1", orders).orElseThrow().tags())
        .isEqualTo(Map.of("a", "b"));
    assertThat(answer("ListTagsForResource", "{'resourceArn':'%s'}".formatted(orders)).toString())
        .isEqualTo("{\"tags\":[{\"key\":\"a\",\"value\":\"b\"}]}");
  }

  @Test
  void aRegionsQuotaIsABucketThatFillsAgain() {
    var limited = states(Paging.full(), Quotas.ofAws(() -> now));
    var large = limited.create(anyMachine("orders"), Map.of()).arn();
    var input = "{'stateMachineArn':'%s'}".formatted(large);
    for (var i = 0; i < 200; i++) {
      answer(limited, "ListExecutions", input);
    }
    assertError(limited, "ThrottlingException", "ListExecutions", input);
    now = now.plusSeconds(1);
    for (var i = 0; i < 5; i++) {
      answer(limited, "ListExecutions", input);
    }
    assertError(limited, "ThrottlingException", "ListExecutions", input);
    for (var i = 0; i < 100; i++) {
      limited.answer(Calls.of(ACCOUNT, "eu-central-1", "ListStateMachines", "{}"));
    }
    assertThatThrownBy(
            () -> limited.answer(Calls.of(ACCOUNT, "eu-central-1", "ListStateMachines", "{}")))
        .hasMessage("Rate exceeded");
  }

  @Test
  void aNameThatStepFunctionsRefusesIsRefused() {
    assertError(
        "InvalidName",
        "CreateStateMachine",
        "{'name':'a b','definition':'{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}','roleArn':'r'}");
    assertError(
        "InvalidDefinition", "CreateStateMachine", "{'name':'ab','definition':'{}','roleArn':'r'}");
  }

  @Test
  void aMachineIsCreatedOnceAndTheSameRequestAgainIsTheSameMachine() {
    var input =
        "{'name':'ab','definition':'{\\\"StartAt\\\":\\\"A\\\",\\\"States\\\":{\\\"A\\\":{\\\"Type\\\":\\\"Succeed\\\"}}}','roleArn':'%s'}";

    var created = answer("CreateStateMachine", input.formatted("r"));

    assertThat(answer("CreateStateMachine", input.formatted("r"))).isEqualTo(created);
    assertError("StateMachineAlreadyExists", "CreateStateMachine", input.formatted("other"));
  }

  @Test
  void eachCallNeedsThePermissionOnWhatItNames() {
    assertThat(requiredPermissions("ListStateMachines", "{}"))
        .containsExactly(RequiredPermission.of("states:ListStateMachines", "*"));
    assertThat(requiredPermissions("ListExecutions", "{'stateMachineArn':'m'}"))
        .containsExactly(RequiredPermission.of("states:ListExecutions", "m"));
    assertThat(requiredPermissions("RedriveExecution", "{'executionArn':'e'}"))
        .containsExactly(RequiredPermission.of("states:RedriveExecution", "e"));
    assertThat(requiredPermissions("CreateStateMachine", "{'name':'ab','roleArn':'r'}"))
        .contains(RequiredPermission.of("states:CreateStateMachine", PREFIX + "stateMachine:ab"))
        .extracting(RequiredPermission::action)
        .contains("iam:PassRole");
  }

  private List<RequiredPermission> requiredPermissions(String operation, String input) {
    return states.requiredPermissions(Calls.of(ACCOUNT, "eu-west-1", operation, input));
  }

  private String machine(String name) {
    return states.create(anyMachine(name), Map.of()).arn();
  }

  private static Machine anyMachine(String name) {
    return Machine.of(
        ACCOUNT, "eu-west-1", name, MachineType.STANDARD, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /// Seeds an execution that started some minutes ago and took one.
  private Execution seed(String machine, String name, Status status, long minutesAgo) {
    var started = now.minus(Duration.ofMinutes(minutesAgo));
    return states.seed(machine, name, status, started, started.plusSeconds(60));
  }

  private List<String> statuses(States of, String machineArn) {
    return answer(of, "ListExecutions", "{'stateMachineArn':'%s'}".formatted(machineArn))
        .path("executions")
        .valueStream()
        .map(execution -> execution.path("status"))
        .map(JsonNode::asText)
        .toList();
  }

  private ObjectNode answer(String operation, String input) {
    return answer(states, operation, input);
  }

  private static ObjectNode answer(States of, String operation, String input) {
    return of.answer(Calls.of(ACCOUNT, "eu-west-1", operation, input));
  }

  private void assertError(String code, String operation, String input) {
    assertError(states, code, operation, input);
  }

  private static void assertError(States of, String code, String operation, String input) {
    assertThatThrownBy(() -> answer(of, operation, input))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
