package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.eventbridge.AbsentValue;
import groundcrew.local.eventbridge.Delivery;
import groundcrew.local.eventbridge.EventBridgeModule;
import groundcrew.local.eventbridge.Events;
import groundcrew.local.sns.Email;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/// The way of events: rule, queue, batches, table, metric.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardianEventsIT {
  private static final Duration LIMIT = Patience.LIMIT;
  private static final String SECRET = "date-of-birth";
  private GuardianCloud guardian;

  @BeforeAll
  void start() throws IOException {
    guardian = GuardianCloud.start();
  }

  @AfterAll
  void end() {
    guardian.close();
  }

  @Test
  void anExecutionThatTimesOutAfterTwelveNewerSuccessesIsTheOutcome() {
    var machine = guardian.machine("overtaken");
    var hangs = states().start(machine, "hangs");
    for (var i = 0; i < 12; i++) {
      guardian.pass(5);
      states().end(states().start(machine, "quick-" + i).arn(), Status.SUCCEEDED);
    }
    awaitOutcome("overtaken", 2);
    guardian.pass(5);

    states().end(hangs.arn(), Status.TIMED_OUT);

    awaitOutcome("overtaken", 4);
    assertThat(guardian.latest("LatestExecutionStatus", "overtaken")).hasValue(2);
    assertThat(guardian.system().lights("light", "overtaken")).contains("overtaken: timed out");
  }

  @ParameterizedTest
  @EnumSource(AbsentValue.class)
  void inputAndOutputReachNoQueueAndMissingValuesDoNoHarm(AbsentValue absent) {
    var name = "private-" + absent;
    var machine = guardian.machine(name);
    Queue<String> sent = new ConcurrentLinkedQueue<>();
    guardian
        .cloud()
        .gateway()
        .show((_, _, _, body, _) -> sent.add(new String(body, StandardCharsets.UTF_8)));
    events().absentValues(absent);
    try (var sfn = guardian.operator().client(SfnClient.builder())) {
      var execution =
          sfn.startExecution(request ->
                  request
                      .stateMachineArn(machine)
                      .name("one")
                      .input("{\"%s\":\"1970-01-01\"}".formatted(SECRET)))
              .executionArn();
      guardian.system().await("the start's event", LIMIT, guardian.cloud()::quiet);
      guardian.pass(1);
      states().end(execution, Status.ABORTED);
      awaitOutcome(name, 5);
    } finally {
      events().absentValues(AbsentValue.EMPTY_STRING);
      guardian.cloud().gateway().show((_, _, _, _, _) -> {});
    }

    assertThat(sent).filteredOn(body -> body.contains(SECRET)).hasSize(1);
    assertThat(sent)
        .filteredOn(body -> body.contains("MessageBody") && body.contains(name))
        .hasSize(2);
    assertThat(guardian.cloud().takeProblems()).isEmpty();
  }

  @Test
  void peopleAreNotifiedOnceOfAFailureWithErrorAndCauseAndOnceOfItsRecovery() {
    guardian.confirmSubscription();
    var machine = guardian.machine("told");
    events().deliver(Delivery.TWICE);
    try (var sfn = guardian.operator().client(SfnClient.builder())) {
      var execution = states().start(machine, "one").arn();
      sfn.stopExecution(request ->
          request.executionArn(execution).error("Stopped").cause("by hand, <b>today</b>"));
      guardian.system().await("the events' end", LIMIT, guardian.cloud()::quiet);
      guardian.pass(5);
      guardian.run();
      states().end(states().start(machine, "two").arn(), Status.SUCCEEDED);
      guardian.system().await("the events' end", LIMIT, guardian.cloud()::quiet);
      guardian.run();
    } finally {
      events().deliver(Delivery.ONCE);
    }

    var messages = guardian.messages("told");
    assertThat(messages)
        .extracting(Email::subject)
        .containsExactly("told was aborted", "told has recovered");
    assertThat(messages.getFirst().text())
        .contains("Error: Stopped", "Cause: by hand, <b>today</b>", ":execution:told:one");
  }

  @ParameterizedTest
  @EnumSource(MapRunChild.class)
  void noChildOfAMapRunReachesTheQueue(MapRunChild child) {
    var machine = guardian.machine("distributed-" + child);
    var before = guardian.cloud().gateway().counts().total("sqs:SendMessage");
    guardian.putEvent(child.execution(machine), child.machine(machine), "FAILED");

    assertThat(guardian.cloud().gateway().counts().total("sqs:SendMessage")).isEqualTo(before);
    assertThat(guardian.cloud().quiet()).isTrue();
  }

  @Test
  void aHundredEventsASecondOfOneMachineLoseNoOutcome() {
    var machine = guardian.machine("busy");
    guardian.passToTheNextMinute();
    var counts = guardian.cloud().gateway().counts();
    var before = counts.total("monitoring:PutMetricData");
    for (var i = 0; i < 50; i++) {
      var end = i == 20 ? Status.FAILED : Status.SUCCEEDED;
      states().end(states().start(machine, "e-" + i).arn(), end);
    }
    guardian.system().await("the events' end", LIMIT, guardian.cloud()::quiet);

    assertThat(guardian.cloud().takeProblems()).isEmpty();
    assertThat(counts.total("monitoring:PutMetricData") - before).isLessThan(60);
    // Within a minute, the largest value counts: the failure was published.
    assertThat(guardian.latest("LatestOutcome", "busy")).hasValue(3);
    guardian.pass(1);
    guardian.run();
    assertThat(guardian.latest("LatestOutcome", "busy")).hasValue(2);
  }

  /// The ways in which a child's event may name its Map Run.
  enum MapRunChild {
    BY_BOTH,
    BY_EXECUTION;

    String execution(String machine) {
      return machine.replace(":stateMachine:", ":execution:") + "/Each:0b1c";
    }

    String machine(String machine) {
      return this == BY_BOTH ? machine + "/Each" : machine;
    }
  }

  private void awaitOutcome(String machine, int value) {
    guardian
        .system()
        .await(
            "outcome %d of %s".formatted(value, machine),
            LIMIT,
            () -> guardian.latest("LatestOutcome", machine).orElse(-1) == value);
    guardian.system().await("the events' end", LIMIT, guardian.cloud()::quiet);
  }

  private States states() {
    return guardian.cloud().module(StepFunctionsModule.class).states();
  }

  private Events events() {
    return guardian.cloud().module(EventBridgeModule.class).events();
  }
}
