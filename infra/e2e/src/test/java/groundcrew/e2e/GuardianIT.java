package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.eventbridge.Delivery;
import groundcrew.local.eventbridge.EventBridgeModule;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The way of a status: execution, event or schedule, table, metric, light.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardianIT {
  private static final Duration LIMIT = Patience.LIMIT;
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
  void publishesTheNewestExecutionAndTheOutcomeOfEachMachine() {
    guardian.machine("nightly-import", Status.FAILED, Status.SUCCEEDED);
    guardian.machine("billing-export", Status.SUCCEEDED, Status.FAILED);
    guardian.machine("month-end", Status.TIMED_OUT, Status.RUNNING);
    guardian.machine("never-ran");

    guardian.run();

    assertThat(guardian.latest("LatestExecutionStatus", "nightly-import")).hasValue(2);
    assertThat(guardian.latest("LatestOutcome", "nightly-import")).hasValue(2);
    assertThat(guardian.latest("LatestExecutionStatus", "billing-export")).hasValue(3);
    assertThat(guardian.latest("LatestOutcome", "billing-export")).hasValue(3);
    assertThat(guardian.latest("LatestExecutionStatus", "month-end")).hasValue(1);
    assertThat(guardian.latest("LatestOutcome", "month-end")).hasValue(4);
    assertThat(guardian.latest("LatestExecutionStatus", "never-ran")).hasValue(0);
    assertThat(guardian.latest("LatestOutcome", "never-ran")).isEmpty();
    assertThat(guardian.latest("OldestReadingSeconds")).isPresent();
  }

  @Test
  void publishesAnEventImmediatelyAndARunningExecutionKeepsTheOutcome() {
    var machine = guardian.machine("events", Status.SUCCEEDED);
    guardian.run();
    // In one minute the largest value counts, not the last.
    guardian.pass(1);

    var execution =
        guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "now");
    awaitMetric("LatestExecutionStatus", "events", 1);
    assertThat(guardian.latest("LatestOutcome", "events")).hasValue(2);
    guardian.pass(1);
    guardian.cloud().module(StepFunctionsModule.class).states().end(execution.arn(), Status.FAILED);
    awaitMetric("LatestOutcome", "events", 3);
    guardian.pass(1);
    guardian.cloud().module(StepFunctionsModule.class).states().redrive(execution.arn());
    awaitMetric("LatestExecutionStatus", "events", 1);
    assertThat(guardian.latest("LatestOutcome", "events")).hasValue(3);
    guardian.pass(1);
    guardian
        .cloud()
        .module(StepFunctionsModule.class)
        .states()
        .end(execution.arn(), Status.SUCCEEDED);
    awaitMetric("LatestOutcome", "events", 2);
  }

  @Test
  void repairsALostEventInTheNextRun() {
    var machine = guardian.machine("lost", Status.SUCCEEDED);
    guardian.run();
    guardian.cloud().module(EventBridgeModule.class).events().deliver(Delivery.LOST);
    var execution =
        guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "now");
    guardian
        .cloud()
        .module(StepFunctionsModule.class)
        .states()
        .end(execution.arn(), Status.ABORTED);
    guardian.cloud().module(EventBridgeModule.class).events().deliver(Delivery.ONCE);
    guardian.pass(5);

    guardian.run();

    assertThat(guardian.latest("LatestOutcome", "lost")).hasValue(5);
  }

  @Test
  void ignoresDuplicateAndOutOfOrderEvents() {
    var machine = guardian.machine("disorder", Status.SUCCEEDED);
    guardian.run();
    guardian.cloud().module(EventBridgeModule.class).events().deliver(Delivery.LATE);
    var first = guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "first");
    guardian.cloud().module(StepFunctionsModule.class).states().end(first.arn(), Status.FAILED);
    guardian.pass(1);
    var second =
        guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "second");
    guardian.cloud().module(StepFunctionsModule.class).states().end(second.arn(), Status.SUCCEEDED);
    guardian.cloud().module(EventBridgeModule.class).events().deliver(Delivery.ONCE);

    assertThat(guardian.cloud().module(EventBridgeModule.class).events().release()).isEqualTo(4);
    guardian.system().await("the late events' end", LIMIT, guardian.cloud()::quiet);
    guardian.pass(1);
    guardian.run();

    assertThat(guardian.latest("LatestOutcome", "disorder")).hasValue(2);
    assertThat(guardian.latest("LatestExecutionStatus", "disorder")).hasValue(2);
  }

  @Test
  void removesADeletedMachine() {
    var machine = guardian.machine("retired", Status.FAILED);
    guardian.run();
    assertThat(guardian.system().lights("light", "retired")).contains("retired");

    guardian.cloud().module(StepFunctionsModule.class).states().delete(machine);
    guardian.run();

    assertThat(guardian.system().lights("light", "")).doesNotContain("retired");
  }

  @Test
  void reportsAMachineAsOverdueIfItsLastSuccessIsOlderThanItsTagAllows() {
    guardian.machine(
        "backup", Map.of("groundcrew:max-age", "PT90M"), Status.SUCCEEDED, Status.RUNNING);
    guardian.machine("archive", Map.of("groundcrew:max-age", "P1D"), Status.SUCCEEDED);
    guardian.run();

    assertThat(guardian.latest("Overdue", "backup")).hasValue(1);
    assertThat(guardian.latest("Overdue", "archive")).hasValue(0);
    assertThat(guardian.latest("Overdue", "nightly-import")).isEmpty();
  }

  @Test
  void readsAnExpressMachineFromItsMetrics() {
    var machine = guardian.express("thumbnails");
    var execution =
        guardian.cloud().module(StepFunctionsModule.class).states().start(machine, "one");
    guardian.cloud().module(StepFunctionsModule.class).states().end(execution.arn(), Status.FAILED);
    guardian.pass(2);

    guardian.run();

    assertThat(guardian.latest("LatestOutcome", "thumbnails")).hasValue(3);
    assertThat(guardian.latest("LatestExecutionStatus", "thumbnails")).isEmpty();
  }

  @Test
  void anExpressMachineWithOneFailureAmongManySuccessesHasSucceeded() {
    var machine = guardian.express("clicks");
    var states = guardian.cloud().module(StepFunctionsModule.class).states();
    for (var i = 0; i < 40; i++) {
      states.end(states.start(machine, "e-" + i).arn(), i == 7 ? Status.FAILED : Status.SUCCEEDED);
    }
    guardian.pass(2);

    guardian.run();

    assertThat(guardian.latest("LatestOutcome", "clicks")).hasValue(2);
  }

  @Test
  void reportsANameThatCannotBeAMetricAndContinues() {
    guardian.machine("übersicht", Status.FAILED);
    guardian.machine("after-it", Status.SUCCEEDED);

    var answer = guardian.system().runAt(guardian.clock().instant());

    assertThat(answer)
        .isInstanceOfSatisfying(
            Success.class, success -> assertThat(success.payload()).contains("übersicht"));
    assertThat(guardian.latest("LatestOutcome", "after-it")).hasValue(2);
    assertThat(guardian.system().lights("dark", "")).contains("übersicht");
  }

  private void awaitMetric(String metric, String machine, int value) {
    guardian
        .system()
        .await(
            "%s %d of %s".formatted(metric, value, machine),
            LIMIT,
            () -> guardian.latest(metric, machine).orElse(-1) == value);
  }
}
