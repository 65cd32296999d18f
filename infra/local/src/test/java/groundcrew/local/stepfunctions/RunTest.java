package groundcrew.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.stepfunctions.asl.StateError;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/// What executions do, seen by whoever asks the API.
class RunTest {
  private static final String CHECK =
      "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
          + "'Parameters':{'FunctionName':'check','Payload.$':'$'}";

  private final StateMachineGateway cloud = new StateMachineGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aWaitGrowsByWhatTheFunctionAnswersUntilTheChoiceEndsTheLoop() {
    cloud.answers("{'wait':2,'done':false}", "{'wait':4,'done':false}", "{'wait':0,'done':true}");

    var ended =
        cloud.run(
            """
            {'StartAt':'Check','States':{
              'Check':{%s,'ResultSelector':{'wait.$':'$.Payload.wait','done.$':'$.Payload.done'},
                'ResultPath':'$.status','Next':'Done?'},
              'Done?':{'Type':'Choice','Default':'Wait','Choices':[
                {'Variable':'$.status.done','BooleanEquals':true,'Next':'Done'}]},
              'Wait':{'Type':'Wait','SecondsPath':'$.status.wait','Next':'Check'},
              'Done':{'Type':'Succeed'}}}\
            """
                .formatted(CHECK),
            "{'command':'c-1'}",
            Duration.ofMinutes(1));

    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.output())
        .isEqualTo("{\"command\":\"c-1\",\"status\":{\"wait\":0,\"done\":true}}");
    assertThat(cloud.invocations).containsExactly(after(0), after(2), after(6));
    assertThat(cloud.invoked.getFirst().toString()).isEqualTo("{\"command\":\"c-1\"}");
    assertThat(ended.stopDate()).isEqualTo(after(6));
    assertThat(cloud.states.usage(ended.executionArn())).isEqualTo(new Usage(9, 3));
  }

  @Test
  void anErrorIsTriedAgainAfterWaitsThatGrowUpToTheirLimit() {
    for (var i = 0; i < 4; i++) {
      fail("Lambda.TooManyRequestsException", "Rate Exceeded.");
    }
    cloud.answers("{'ok':true}");

    var ended =
        cloud.run(
            """
            {'StartAt':'Check','States':{'Check':{%s,'OutputPath':'$.Payload','End':true,'Retry':[
              {'ErrorEquals':['Other'],'MaxAttempts':0},
              {'ErrorEquals':['Lambda.TooManyRequestsException'],'IntervalSeconds':2,'MaxAttempts':6,
                'BackoffRate':3,'MaxDelaySeconds':10}]}}}\
            """
                .formatted(CHECK),
            "{}",
            Duration.ofMinutes(5));

    assertThat(ended.output()).isEqualTo("{\"ok\":true}");
    assertThat(cloud.invocations)
        .containsExactly(after(0), after(2), after(8), after(18), after(28));
    assertThat(cloud.states.usage(ended.executionArn())).isEqualTo(new Usage(5, 5));
  }

  @Test
  void whatTheRetriersDoNotTakeOrTakeNoLongerIsCaughtBesideTheInput() {
    fail("java.lang.IllegalStateException", "{\"errorMessage\":\"broken\"}");
    fail("java.lang.IllegalStateException", "{\"errorMessage\":\"broken\"}");

    var ended =
        cloud.run(
            """
            {'StartAt':'Check','States':{
              'Check':{%s,'End':true,
                'Retry':[{'ErrorEquals':['States.TaskFailed'],'MaxAttempts':1}],
                'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Never'},
                  {'ErrorEquals':['States.ALL'],'ResultPath':'$.failure','Next':'Say'}]},
              'Never':{'Type':'Succeed'},
              'Say':{'Type':'Fail','ErrorPath':'$.failure.Error','CausePath':'$.failure.Cause'}}}\
            """
                .formatted(CHECK),
            "{'command':'c-1'}",
            Duration.ofMinutes(1));

    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(ended.cause()).isEqualTo("{\"errorMessage\":\"broken\"}");
    assertThat(cloud.told)
        .extracting(change -> change.execution().status())
        .containsExactly(Status.RUNNING, Status.FAILED);
  }

  @Test
  void aChoiceComparesTheTimeOfItsEntryWithADeadlineOfTheInput() {
    var definition =
        """
        {'StartAt':'Late?','States':{
          'Late?':{'Type':'Choice','Default':'Wait','Choices':[
            {'Variable':'$$.State.EnteredTime','TimestampGreaterThanEqualsPath':'$.deadline','Next':'Late'}]},
          'Wait':{'Type':'Wait','Seconds':40,'Next':'Late?'},
          'Late':{'Type':'Fail','Error':'Late','Cause':'The deadline has passed.'}}}\
        """;

    var ended = cloud.run(definition, "{'deadline':'2026-01-31T02:01:00Z'}", Duration.ofMinutes(5));

    assertThat(ended.error()).isEqualTo("Late");
    assertThat(ended.stopDate()).isEqualTo(after(80));
  }

  @Test
  void theMachinesTimeOutEndsAnExecutionThatWaits() {
    var ended =
        cloud.run(
            """
            {'TimeoutSeconds':90,'StartAt':'Wait','States':{
              'Wait':{'Type':'Wait','Seconds':3600,'End':true}}}\
            """,
            "{}",
            Duration.ofHours(2));

    assertThat(ended.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(ended.stopDate()).isEqualTo(after(90));
    assertThat(last(ended.executionArn()).type()).isEqualTo(HistoryEventType.EXECUTION_TIMED_OUT);
    assertThat(cloud.agenda.nextDue()).isEmpty();
  }

  @Test
  void theMachinesTimeOutEndsAnExecutionWhoseFunctionRunsAndNothingCatchesIt() {
    var late = new CountDownLatch(1);
    cloud.answers.add(() -> {
      await(late);
      return "{}";
    });

    var ended =
        cloud.run(
            """
            {'TimeoutSeconds':1,'StartAt':'Check','States':{
              'Check':{%s,'TimeoutSeconds':60,'End':true,
                'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}]},
              'Caught':{'Type':'Succeed'}}}\
            """
                .formatted(CHECK),
            "{}",
            Duration.ZERO);
    late.countDown();

    assertThat(ended.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(last(ended.executionArn()).type()).isEqualTo(HistoryEventType.EXECUTION_TIMED_OUT);
  }

  @Test
  void anExecutionThatIsStoppedInAWaitRunsNothingMore() {
    var execution =
        cloud.start(
            cloud.machine(
                """
                {'StartAt':'Wait','States':{'Wait':{'Type':'Wait','Seconds':60,'Next':'Check'},
                  'Check':{%s,'End':true}}}\
                """
                    .formatted(CHECK)),
            "{}");
    cloud.agenda.turn(Duration.ofSeconds(30));

    cloud.client.stopExecution(r -> r.executionArn(execution).error("Stopped").cause("by hand"));
    cloud.agenda.turn(Duration.ofMinutes(5));

    assertThat(cloud.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(cloud.describe(execution).stopDate()).isEqualTo(after(30));
    assertThat(last(execution).executionAbortedEventDetails().error()).isEqualTo("Stopped");
    assertThat(cloud.invoked).isEmpty();
    assertThat(cloud.states.busy()).isFalse();
  }

  @Test
  void theAnswerOfAFunctionIsNotTakenAfterTheStop() throws InterruptedException {
    var invoked = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    cloud.answers.add(() -> {
      invoked.countDown();
      await(stopped);
      return "{}";
    });
    var execution =
        cloud.start(
            cloud.machine(
                """
                {'StartAt':'Check','States':{'Check':{%s,'Next':'Wait'},
                  'Wait':{'Type':'Wait','Seconds':1,'End':true}}}\
                """
                    .formatted(CHECK)),
            "{}");
    invoked.await();

    cloud.client.stopExecution(r -> r.executionArn(execution));
    stopped.countDown();
    cloud.agenda.turn(Duration.ofMinutes(1));

    assertThat(cloud.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(last(execution).type()).isEqualTo(HistoryEventType.EXECUTION_ABORTED);
    assertThat(cloud.history(execution))
        .extracting(HistoryEvent::type)
        .doesNotContain(HistoryEventType.TASK_SUCCEEDED, HistoryEventType.WAIT_STATE_ENTERED);
  }

  @Test
  void aTaskThatTakesLongerThanItsTimeOutFailsWithStatesTimeout() {
    var late = new CountDownLatch(1);
    cloud.answers.add(() -> {
      await(late);
      return "{}";
    });

    var ended =
        cloud.run(
            """
            {'StartAt':'Check','States':{
              'Check':{%s,'TimeoutSeconds':1,'End':true,
                'Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'Never'},
                  {'ErrorEquals':['States.Timeout'],'ResultPath':'$.failure','Next':'Caught'}]},
              'Never':{'Type':'Fail'},
              'Caught':{'Type':'Succeed'}}}\
            """
                .formatted(CHECK),
            "{}",
            Duration.ofSeconds(10));
    late.countDown();

    assertThat(ended.output())
        .isEqualTo("{\"failure\":{\"Error\":\"States.Timeout\",\"Cause\":\"\"}}");
    assertThat(cloud.history(ended.executionArn()))
        .extracting(HistoryEvent::type)
        .contains(HistoryEventType.TASK_TIMED_OUT);
  }

  @Test
  void theSameStartWhileItRunsIsTheSameExecutionAndRunsOnce() {
    cloud.answers("{}");
    var machine =
        cloud.machine(
            """
            {'StartAt':'Wait','States':{'Wait':{'Type':'Wait','Seconds':60,'Next':'Check'},
              'Check':{%s,'End':true}}}\
            """
                .formatted(CHECK));

    var first = cloud.start(machine, "{'a':1}");

    assertThat(cloud.start(machine, "{'a':1}")).isEqualTo(first);
    assertThatThrownBy(() -> cloud.start(machine, "{'a':2}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    cloud.agenda.turn(Duration.ofMinutes(2));
    assertThat(cloud.invoked).hasSize(1);
    assertThatThrownBy(() -> cloud.start(machine, "{'a':1}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void aCatcherThatCannotPutItsErrorFailsTheExecution() {
    fail("Broken", "on purpose");

    var ended =
        cloud.run(
            """
            {'StartAt':'Check','States':{'Check':{%s,'End':true,
              'Catch':[{'ErrorEquals':['Broken'],'ResultPath':'$.list.error','Next':'Never'}]},
              'Never':{'Type':'Succeed'}}}\
            """
                .formatted(CHECK),
            "{'list':[]}",
            Duration.ZERO);

    assertThat(ended.error()).isEqualTo("States.ResultPathMatchFailure");
  }

  @Test
  void aLoopThatNeverWaitsFailsAt25000Events() {
    var ended =
        cloud.run(
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}}}",
            "{}",
            Duration.ZERO);

    assertThat(ended.error()).isEqualTo("States.Runtime");
    assertThat(ended.cause()).contains("maximum number of history events (25000)");
    assertThat(
            cloud
                .client
                .getExecutionHistory(
                    r -> r.executionArn(ended.executionArn()).reverseOrder(true).maxResults(1))
                .events())
        .singleElement()
        .satisfies(last -> assertThat(last.id()).isEqualTo(25_000));
  }

  @Test
  void aHistoryIsReadInPagesFromEitherEnd() {
    var ended =
        cloud.run(
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Result':{'x':1},'End':true}}}",
            "{'a':1}",
            Duration.ZERO);
    var arn = ended.executionArn();

    assertThat(
            cloud
                .client
                .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(3))
                .events())
        .extracting(HistoryEvent::id)
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(
            cloud
                .client
                .getExecutionHistoryPaginator(
                    r -> r.executionArn(arn).maxResults(3).reverseOrder(true))
                .events())
        .extracting(HistoryEvent::typeAsString)
        .containsExactly(
            "ExecutionSucceeded", "PassStateExited", "PassStateEntered", "ExecutionStarted");
    var exited = cloud.history(arn).get(2);
    assertThat(exited.stateExitedEventDetails().name()).isEqualTo("A");
    assertThat(exited.stateExitedEventDetails().output()).isEqualTo("{\"x\":1}");
    assertThat(exited.previousEventId()).isEqualTo(2);
    assertThat(exited.timestamp()).isEqualTo(after(0));
  }

  @Test
  void whatADefinitionRanIsNotRedriven() {
    var ended = cloud.run("{'StartAt':'A','States':{'A':{'Type':'Fail'}}}", "{}", Duration.ZERO);

    assertThatThrownBy(
            () -> cloud.client.redriveExecution(r -> r.executionArn(ended.executionArn())))
        .hasMessageContaining("redrives nothing that a definition runs");
  }

  private void fail(String error, String cause) {
    cloud.answers.add(() -> {
      throw new StateError(error, cause);
    });
  }

  private HistoryEvent last(String execution) {
    return cloud.history(execution).getLast();
  }

  private static Instant after(long seconds) {
    return StateMachineGateway.START.plusSeconds(seconds);
  }

  private static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      LockSupport.parkNanos(100_000);
    }
  }
}
