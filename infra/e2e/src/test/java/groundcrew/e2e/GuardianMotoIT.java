package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.lambda.Lambda;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// The publisher's deployed JAR against moto, a second opinion on what AWS answers.
///
/// Moto has no quotas, no EXPRESS machines (it lists every machine without a type and lets the
/// executions of each be listed), no redrives and no metrics of its own in `AWS/States`. It leaves
/// every execution RUNNING until somebody stops it; told to run state machines, it runs the first
/// execution of an account and fails at the next, and its tags are not found then. [GuardianIT]
/// shows all these, and what the templates, the schedule and the events do.
@SuppressWarnings("NullAway.Init")
@TestInstance(Lifecycle.PER_CLASS)
class GuardianMotoIT {
  private static final String FUNCTION = "StatusPublisher";
  private static final Duration LIMIT = Patience.LIMIT;

  private MotoServer moto;
  private MotoMachines machines;
  private Lambda lambda;

  @BeforeAll
  void open(@TempDir Path work) throws IOException, InterruptedException {
    moto = MotoServer.startOrAbort(work);
    machines = MotoMachines.create(moto);
    var keys = new Keys("test", "test", "test", Instant.MAX);
    lambda = new Lambda(LambdaSettings.of(work, moto::endpoint, (role, name, service) -> keys));
    lambda.register(publisher());
  }

  @AfterAll
  void close() {
    if (lambda != null) {
      lambda.close();
    }
    if (machines != null) {
      machines.close();
    }
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void publishesTheNewestExecutionAndTheOutcomeOfEachMachine() throws IOException {
    machines.stop(machines.start(machines.machine("stopped"), "only"));
    var again = machines.machine("again");
    machines.stop(machines.start(again, "first"));
    machines.start(again, "second");
    machines.start(machines.machine("first-run"), "only");
    machines.machine("never-ran");

    run(Instant.now());

    assertThat(machines.latest("LatestExecutionStatus", "stopped")).hasValue(5);
    assertThat(machines.latest("LatestOutcome", "stopped")).hasValue(5);
    assertThat(machines.latest("LatestExecutionStatus", "again")).hasValue(1);
    assertThat(machines.latest("LatestOutcome", "again")).hasValue(5);
    assertThat(machines.latest("LatestExecutionStatus", "first-run")).hasValue(1);
    assertThat(machines.latest("LatestOutcome", "first-run")).isEmpty();
    assertThat(machines.latest("LatestExecutionStatus", "never-ran")).hasValue(0);
    assertThat(machines.latest("LatestOutcome", "never-ran")).isEmpty();
  }

  @Test
  void findsTheOutcomeBehindAHundredRunningExecutions() throws IOException {
    var machine = machines.machine("crowded");
    machines.stop(machines.start(machine, "stopped"));
    for (var i = 0; i < 100; i++) {
      machines.start(machine, "running-" + i);
    }

    run(Instant.now());

    assertThat(machines.latest("LatestExecutionStatus", "crowded")).hasValue(1);
    assertThat(machines.latest("LatestOutcome", "crowded")).hasValue(5);
  }

  @Test
  void reportsAMachineAsOverdueIfItsLastSuccessIsOlderThanItsTagAllows() throws IOException {
    machines.overdueAfter("backup", "PT30M");
    machines.overdueAfter("archive", "P1D");
    machines.machine("untagged");

    run(Instant.now().plus(Duration.ofHours(1)));

    assertThat(machines.latest("Overdue", "backup")).hasValue(1);
    assertThat(machines.latest("Overdue", "archive")).hasValue(0);
    assertThat(machines.latest("Overdue", "untagged")).isEmpty();
  }

  @Test
  void removesADeletedMachine() throws IOException {
    var machine = machines.machine("retired");
    run(Instant.now());
    assertThat(machines.known(machine)).isTrue();

    machines.states().deleteStateMachine(r -> r.stateMachineArn(machine));

    assertThat(run(Instant.now()).path("removed").asInt()).isEqualTo(1);
    assertThat(machines.known(machine)).isFalse();
  }

  @Test
  void publishesTheFailureOfAnExecutionThatMotoRan() throws IOException, InterruptedException {
    moto.executeStateMachines(true);
    try {
      var machine =
          machines.machine("failing", Map.of(), "{\"Type\":\"Fail\",\"Error\":\"Broken\"}");
      awaitEnd(machines.start(machine, "only"));

      run(Instant.now());
    } finally {
      moto.executeStateMachines(false);
    }

    assertThat(machines.latest("LatestExecutionStatus", "failing")).hasValue(3);
    assertThat(machines.latest("LatestOutcome", "failing")).hasValue(3);
  }

  private void awaitEnd(String execution) throws InterruptedException {
    var end = Instant.now().plus(LIMIT);
    while (machines.status(execution) == ExecutionStatus.RUNNING) {
      assertThat(Instant.now()).as("while %s runs", execution).isBefore(end);
      Thread.sleep(50);
    }
  }

  /// Publishes, without a failure, and returns the answer.
  private JsonNode run(Instant time) throws IOException {
    var event = "{\"time\":\"%s\"}".formatted(time).getBytes(StandardCharsets.UTF_8);
    var result = lambda.invoke(FUNCTION, event);
    assertThat(result)
        .as(() -> String.join("\n", lambda.logs(FUNCTION)))
        .isInstanceOf(Success.class);
    var answer = new ObjectMapper().readTree(((Success) result).payload());
    assertThat(answer.path("failed")).isEmpty();
    return answer;
  }

  private static LambdaFunction publisher() {
    return new LambdaFunction(
        FUNCTION,
        "arn:aws:lambda:%s:%s:function:%s".formatted(MotoServer.REGION, MotoServer.HOME, FUNCTION),
        Synthesis.ofThisRepository()
            .root()
            .resolve("stepfn-status-lambda/target/stepfn-status-lambda.jar"),
        "groundcrew.stepfn.StatusPublisherHandler",
        Map.of("TABLE", MotoMachines.TABLE, "NAMESPACE", MotoMachines.NAMESPACE),
        512,
        Duration.ofMinutes(4),
        "arn:aws:iam::%s:role/%s".formatted(MotoServer.HOME, FUNCTION),
        "/aws/lambda/" + FUNCTION,
        Optional.empty());
  }
}
