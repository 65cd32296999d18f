package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.ended;
import static groundcrew.stepfn.light.Fleet.express;
import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.light.Fleet.started;
import static groundcrew.stepfn.light.Fleet.tagged;
import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightTest {
  private static final Duration MINUTES = Duration.ofMinutes(3);
  private static final Duration HOURS = Duration.ofHours(5);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration DAYS = Duration.ofDays(5);

  @ParameterizedTest
  @CsvSource({
    "FAILED, FAILED, failed 3 min ago",
    "TIMED_OUT, TIMED_OUT, timed out 3 min ago",
    "ABORTED, ABORTED, aborted 3 min ago",
    "SUCCEEDED, SUCCEEDED, succeeded 3 min ago",
  })
  void showsTheOutcomeAndItsAge(ExecutionStatus outcome, LightState state, String words) {
    expect(ended(machine("a"), outcome, MINUTES), state, words);
  }

  @Test
  void aMachineThatNeverRanHasNoRuns() {
    expect(machine("a"), LightState.NO_RUNS, "no runs");
    expect(express("a"), LightState.NO_RUNS, "no runs");
  }

  @Test
  void theFirstRunHasNoOutcome() {
    var light = expect(started(machine("a"), HOURS), LightState.RUNNING, "running 5 h");

    assertThat(light.succeeded()).isFalse();
  }

  @Test
  void aRunAfterASuccessIsRunning() {
    var running = started(ended(machine("a"), SUCCEEDED, DAYS), MINUTES);

    assertThat(expect(running, LightState.RUNNING, "running 3 min").succeeded()).isTrue();
  }

  @Test
  void aRunAfterAFailureIsFailedUntilItSucceeds() {
    var running = started(ended(machine("a"), FAILED, HOURS), MINUTES);

    expect(running, LightState.FAILED, "failed 5 h ago, running");
    expect(ended(running, SUCCEEDED, Duration.ZERO), LightState.SUCCEEDED, "succeeded 0 s ago");
  }

  @Test
  void aMachineIsOverdueWhenItsLastSuccessIsOlderThanItsTagAllows() {
    var late = tagged(ended(machine("a"), SUCCEEDED, DAYS), DAY);

    expect(late, LightState.OVERDUE, "overdue, ok 5 d ago");
    expect(started(late, MINUTES), LightState.OVERDUE, "overdue, ok 5 d ago, running");
    expect(tagged(late, DAYS.plusMinutes(1)), LightState.SUCCEEDED, "succeeded 5 d ago");
  }

  @Test
  void withoutASuccessAMachineIsOverdueSinceItsCreation() {
    expect(tagged(machine("a"), DAY), LightState.OVERDUE, "overdue, never ok");
  }

  @Test
  void aFailureOutranksOverdueWhichIsStillShown() {
    var both = tagged(ended(ended(machine("a"), SUCCEEDED, DAYS), ABORTED, HOURS), DAY);

    expect(both, LightState.ABORTED, "aborted 5 h ago, overdue");
    expect(started(both, MINUTES), LightState.ABORTED, "aborted 5 h ago, overdue, running");
  }

  @Test
  void aMachineThatCannotBeReadIsUnreadable() {
    var unread = ended(machine("a"), SUCCEEDED, DAYS).unread(NOON.minus(HOURS), "denied");

    expect(unread, LightState.UNREADABLE, "unreadable for 5 h");
    expect(tagged(unread, DAY), LightState.OVERDUE, "overdue, ok 5 d ago");
    assertThat(inALine(unread)).isEqualTo("unreadable 5 h");
  }

  @Test
  void hasFewWordsInALine() {
    assertThat(inALine(ended(machine("a"), SUCCEEDED, HOURS))).isEqualTo("ok 5 h");
    assertThat(inALine(ended(machine("a"), TIMED_OUT, HOURS))).isEqualTo("timed out 5 h");
    assertThat(inALine(started(machine("a"), HOURS))).isEqualTo("running 5 h");
    assertThat(inALine(tagged(ended(machine("a"), SUCCEEDED, DAYS), DAY))).isEqualTo("overdue 5 d");
    assertThat(inALine(machine("a"))).isEqualTo("no runs");
  }

  private static Light expect(MachineStatus status, LightState state, String words) {
    var light = Light.of(status, NOON);
    assertThat(light.state()).isEqualTo(state);
    assertThat(light.words(NOON)).isEqualTo(words);
    assertThat(light.state().trouble()).isEqualTo(status.inTrouble(NOON));
    return light;
  }

  private static String inALine(MachineStatus status) {
    return Light.of(status, NOON).fewWords(NOON);
  }
}
