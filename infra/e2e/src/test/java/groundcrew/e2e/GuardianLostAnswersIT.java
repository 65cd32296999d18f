package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.gateway.Faults;
import groundcrew.local.gateway.Faults.Kind;
import groundcrew.local.gateway.Loss;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls of the Guardian that fail, or that are carried out although their answers are lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardianLostAnswersIT {
  private static final String PUT_ITEM = "dynamodb:PutItem";
  private static final String PUBLISH = "monitoring:PutMetricData";
  private static final List<String> CALLS =
      List.of(
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          PUT_ITEM,
          "dynamodb:Scan",
          PUBLISH,
          "sqs:DeleteMessageBatch",
          "states:ListExecutions",
          "states:ListStateMachines",
          "states:ListTagsForResource");
  private static final List<Status> ENDS =
      List.of(Status.SUCCEEDED, Status.FAILED, Status.TIMED_OUT, Status.ABORTED);

  private GuardianCloud guardian;

  @BeforeAll
  void start() throws IOException {
    guardian = GuardianCloud.start();
  }

  @AfterEach
  void clear() {
    faults().clear();
  }

  @AfterAll
  void end() {
    guardian.close();
  }

  /// Nine attempts are more than any client makes: the last ones are those of a redelivery.
  @ParameterizedTest
  @EnumSource(value = Loss.class, names = "TIME_OUT", mode = EnumSource.Mode.EXCLUDE)
  void anEventIsShownHoweverOftenTheAnswersToItsCallsAreLost(Loss loss) {
    var name = "lost-" + loss;
    var machine = guardian.machine(name, Status.SUCCEEDED);
    guardian.run();
    guardian.pass(1);

    faults().next("dynamodb:GetItem", loss, 1);
    faults().next(PUT_ITEM, loss, 9);
    faults().next(PUBLISH, loss, 9);
    states().end(states().start(machine, "now").arn(), Status.FAILED);
    awaitQuiet();

    assertThat(guardian.latest("LatestOutcome", name)).hasValue(3);
    assertThat(lights(name)).contains(name + ": failed");
    assertThat(deadLetters().depth()).isZero();
  }

  /// The table's client gives a call ten seconds.
  @Test
  void anEventWhoseWriteIsNotAnsweredInTimeIsProcessedAgain() {
    var machine = guardian.machine("silence", Status.SUCCEEDED);
    guardian.run();
    guardian.pass(1);

    faults().next(PUT_ITEM, Loss.TIME_OUT, 1);
    states().end(states().start(machine, "now").arn(), Status.ABORTED);
    awaitQuiet();

    assertThat(guardian.latest("LatestOutcome", "silence")).hasValue(5);
    assertThat(deadLetters().depth()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = Loss.class, names = "TIME_OUT", mode = EnumSource.Mode.EXCLUDE)
  void aRunPublishesEveryMachineAlthoughAnswersAreLost(Loss loss) {
    var name = "read-" + loss;
    guardian.machine(name, Status.SUCCEEDED, Status.TIMED_OUT);
    var gone = guardian.machine("gone-" + loss, Status.FAILED);
    guardian.run();
    guardian.pass(5);
    states().delete(gone);

    CALLS.forEach(call -> faults().next(call, loss, 1));
    guardian.run();

    assertThat(guardian.latest("LatestOutcome", name)).hasValue(4);
    assertThat(lights(name)).contains(name + ": timed out");
    assertThat(lights("gone-" + loss)).doesNotContain("gone-" + loss + ":");
  }

  @Test
  void everyOutcomeIsShownWhereATenthOfTheCallsFailAndATenthOfTheAnswersAreLost() {
    var machines = new LinkedHashMap<String, String>();
    for (var i = 0; i < 8; i++) {
      machines.put("m-" + i, guardian.machine("m-" + i, Status.SUCCEEDED));
    }
    guardian.run();
    var random = new Random(12);
    faults().seed(12);
    for (var call : CALLS) {
      faults().share(call, Kind.INTERNAL, 0.1);
      faults().share(call, Loss.RESET, 0.1);
    }

    var before = faults().lost();
    var ends = new LinkedHashMap<String, Status>();
    for (var round = 0; round < 6; round++) {
      for (var machine : machines.entrySet()) {
        var end = ENDS.get(random.nextInt(ENDS.size()));
        states().end(states().start(machine.getValue(), "r-" + round).arn(), end);
        ends.put(machine.getKey(), end);
      }
      awaitQuiet();
      assertShown(ends);
      guardian.pass(5);
    }
    assertThat(faults().lost() - before).isGreaterThan(20);
    assertThat(deadLetters().depth()).isZero();

    faults().clear();
    guardian.run();
    assertShown(ends);
  }

  private void assertShown(Map<String, Status> ends) {
    var shown = lights("m-");
    ends.forEach((machine, end) -> assertThat(shown).contains(machine + ": " + words(end)));
  }

  private static String words(Status end) {
    return end == Status.TIMED_OUT ? "timed out" : end.name().toLowerCase(Locale.ROOT);
  }

  private String lights(String filter) {
    return guardian.system().lights("light", filter);
  }

  private void awaitQuiet() {
    new Patience(guardian.cloud()).await(guardian.cloud()::quiet);
  }

  private FailureQueue deadLetters() {
    return new FailureQueue(
        guardian.operator(), guardian.system().stack() + "-events-dead-letters");
  }

  private Faults faults() {
    return guardian.cloud().gateway().faults();
  }

  private States states() {
    return guardian.cloud().module(StepFunctionsModule.class).states();
  }
}
