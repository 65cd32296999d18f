package groundcrew.stepfn.machine;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangeReadingTest {
  private static final Machine MACHINE = standard("machine");
  private static final Execution MINE = ended("mine", FAILED, NOON);
  private static final Execution THEIRS = running("theirs", NOON.plusSeconds(1));

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plusSeconds(60));
  private final InMemoryReadings readings = new InMemoryReadings();
  private final ChangeReading change =
      new ChangeReading(
          readings, Retries.of(4, Duration.ofMillis(50), Duration.ofSeconds(1), time));

  @Test
  void storesWhatWasNotKnown() {
    var stored = change.change(MACHINE, known -> known.with(MINE), deadline);

    assertThat(stored).isEqualTo(Reading.none(MACHINE).with(MINE).nextVersion());
    assertThat(readings.find(MACHINE.arn())).contains(stored);
  }

  @Test
  void storesNothingWhereNothingChanges() {
    readings.replace(Reading.none(MACHINE).with(MINE));

    var stored = change.change(MACHINE, known -> known.with(MINE), deadline);

    assertThat(readings.find(MACHINE.arn())).contains(stored);
    assertThat(readings.replaced()).isEqualTo(1);
  }

  @Test
  void takesTheStepFromWhatAnotherHasStoredMeanwhile() {
    readings.changeBeforeReplace(MACHINE, 2, known -> known.with(THEIRS).readAt(time.instant()));

    var stored = change.change(MACHINE, known -> known.with(MINE), deadline);

    assertThat(stored.newest()).contains(THEIRS);
    assertThat(stored.verdict()).contains(MINE);
    assertThat(stored.version()).isEqualTo(3);
  }

  @Test
  void takesTheStepFromWhatIsStoredWhereWhatWasKnownIsOld() {
    var old = Reading.none(MACHINE);
    readings.replace(old.with(THEIRS));

    var stored = change.change(old, known -> known.with(MINE), deadline);

    assertThat(stored).isEqualTo(old.with(THEIRS).with(MINE).nextVersion().nextVersion());
  }

  @Test
  void givesUpAMachineThatOthersChangeAgainAndAgain() {
    readings.changeBeforeReplace(MACHINE, 99, known -> known);

    assertThatThrownBy(() -> change.change(MACHINE, known -> known.with(MINE), deadline))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("machine is changed by others again and again: try later");
  }

  @Test
  void givesUpAtTheDeadline() {
    readings.changeBeforeReplace(MACHINE, 99, known -> known);
    var passed = new Deadline(time, NOON);

    assertThatThrownBy(() -> change.change(MACHINE, known -> known.with(MINE), passed))
        .isInstanceOf(IllegalStateException.class);
    assertThat(readings.find(MACHINE.arn()).orElseThrow().version()).isEqualTo(1);
  }
}
