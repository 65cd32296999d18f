package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.alarms.State;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.gateway.Faults;
import groundcrew.local.gateway.Faults.Kind;
import groundcrew.local.lambda.InvocationResult;
import groundcrew.local.scheduler.Scheduler;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.stepfunctions.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the publisher says about machines that it cannot read.
class GuardianReadingIT {
  private GuardianCloud guardian;

  @BeforeEach
  void start() throws IOException {
    guardian = GuardianCloud.start();
  }

  @AfterEach
  void end() {
    guardian.close();
  }

  @Test
  void readsEveryMachineAlthoughATenthOfTheCallsIsRefused() {
    for (var i = 0; i < 137; i++) {
      guardian.machine("m" + i, Status.SUCCEEDED);
    }
    faults().seed(18);
    faults().share("states:ListExecutions", Kind.THROTTLE, 0.1);
    var before = calls();

    guardian.run();

    assertThat(calls() - before).isGreaterThan(137);
    for (var i = 0; i < 137; i++) {
      assertThat(guardian.latest("LatestOutcome", "m" + i)).as("m%d", i).hasValue(2);
    }
    assertThat(guardian.latest("ReadingsLate")).hasValue(0);
  }

  @Test
  void aMachineThatIsAlwaysDeniedIsInTroubleWithTheReason() {
    guardian.machine("nightly-import", Status.SUCCEEDED);
    guardian.run();
    var refusal = new AwsError(400, "AccessDeniedException", "denied by a test");
    faults().next("states:ListExecutions", refusal, 100);

    guardian.passWithRuns(1);
    assertThat(guardian.latest("ReadingsLate")).hasValue(0);
    age("nightly-import", Duration.ofHours(1));
    guardian.passWithRuns(3);

    assertThat(guardian.latest("MachinesInTrouble")).hasValue(1);
    assertThat(guardian.latest("ReadingsLate")).hasValue(1);
    assertThat(guardian.alarm("readings-late")).isEqualTo(State.ALARM);
    assertThat(guardian.system().lights("light", ""))
        .contains("nightly-import: unreadable for", "cannot be read: denied by a test");

    faults().clear();
    guardian.cloud().takeProblems();
    guardian.passWithRuns(3);

    assertThat(guardian.latest("MachinesInTrouble")).hasValue(0);
    assertThat(guardian.alarm("readings-late")).isEqualTo(State.OK);
    assertThat(guardian.system().lights("light", "")).doesNotContain("unreadable for");
  }

  @Test
  void aSecondRunDoesNothingWhileTheFirstReads() {
    guardian.machine("nightly-import", Status.SUCCEEDED);
    guardian.run();
    var before = calls();
    faults().latency(CallScope.of("states:ListExecutions"), Duration.ofSeconds(20));
    scheduler().fire(guardian.system().schedule());
    guardian.system().await("the first call", GuardianCloud.LIMIT, () -> calls() > before);

    var second = guardian.system().runAt(guardian.clock().instant());

    assertThat(second)
        .isInstanceOfSatisfying(
            InvocationResult.Success.class,
            answer -> assertThat(answer.payload()).contains("another run is under way"));
    guardian.system().await("the run's end", GuardianCloud.LIMIT, guardian.cloud()::quiet);
    assertThat(calls() - before).isEqualTo(1);
    faults().clear();
    guardian.run();
    assertThat(calls() - before).isEqualTo(2);
  }

  private Scheduler scheduler() {
    return guardian.cloud().module(SchedulerModule.class).scheduler();
  }

  /// Makes what is known of a machine older. Functions have the clock of the machine, which no test
  /// can turn.
  private void age(String machine, Duration by) {
    var then = AttributeValue.fromS(Instant.now().minus(by).toString());
    var arn =
        "arn:aws:states:%s:%s:stateMachine:%s"
            .formatted(GuardianCloud.REGION, guardian.system().account(), machine);
    try (var dynamoDb = guardian.operator().client(DynamoDbClient.builder())) {
      dynamoDb.updateItem(request ->
          request
              .tableName(guardian.system().stack())
              .key(Map.of("stateMachineArn", AttributeValue.fromS(arn)))
              .updateExpression("SET readAt = :then, unreadSince = :then")
              .expressionAttributeValues(Map.of(":then", then)));
    }
  }

  private Faults faults() {
    return guardian.cloud().gateway().faults();
  }

  private long calls() {
    return guardian.cloud().gateway().counts().total("states:ListExecutions");
  }
}
