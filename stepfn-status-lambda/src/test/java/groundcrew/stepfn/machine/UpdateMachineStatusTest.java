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

class UpdateMachineStatusTest {
  private static final Machine MACHINE = standard("machine");
  private static final Execution MINE = ended("mine", FAILED, NOON);
  private static final Execution THEIRS = running("theirs", NOON.plusSeconds(1));

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plusSeconds(60));
  private final InMemoryMachineStatuses statuses = new InMemoryMachineStatuses();
  private final UpdateMachineStatus update =
      new UpdateMachineStatus(
          statuses, Retries.of(4, Duration.ofMillis(50), Duration.ofSeconds(1), time));

  @Test
  void storesANewStatus() {
    var stored = update.update(MACHINE, known -> known.with(MINE), deadline);

    assertThat(stored).isEqualTo(MachineStatus.none(MACHINE).with(MINE).nextVersion());
    assertThat(statuses.find(MACHINE.arn())).contains(stored);
  }

  @Test
  void storesNothingIfNothingChanges() {
    statuses.replace(MachineStatus.none(MACHINE).with(MINE));

    var stored = update.update(MACHINE, known -> known.with(MINE), deadline);

    assertThat(statuses.find(MACHINE.arn())).contains(stored);
    assertThat(statuses.replaced()).isEqualTo(1);
  }

  @Test
  void appliesTheChangeToWhatAnotherWriterStored() {
    statuses.changeBeforeReplace(MACHINE, 2, known -> known.with(THEIRS).readAt(time.instant()));

    var stored = update.update(MACHINE, known -> known.with(MINE), deadline);

    assertThat(stored.newest()).contains(THEIRS);
    assertThat(stored.outcome()).contains(MINE);
    assertThat(stored.version()).isEqualTo(3);
  }

  @Test
  void appliesTheChangeToTheStoredStatusIfTheEarlierOneIsOutdated() {
    var old = MachineStatus.none(MACHINE);
    statuses.replace(old.with(THEIRS));

    var stored = update.update(old, known -> known.with(MINE), deadline);

    assertThat(stored).isEqualTo(old.with(THEIRS).with(MINE).nextVersion().nextVersion());
  }

  @Test
  void givesUpAfterRepeatedConflicts() {
    statuses.changeBeforeReplace(MACHINE, 99, known -> known);

    assertThatThrownBy(() -> update.update(MACHINE, known -> known.with(MINE), deadline))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "every attempt to update machine conflicted with another update: try again later");
  }

  @Test
  void givesUpAtTheDeadline() {
    statuses.changeBeforeReplace(MACHINE, 99, known -> known);
    var passed = new Deadline(time, NOON);

    assertThatThrownBy(() -> update.update(MACHINE, known -> known.with(MINE), passed))
        .isInstanceOf(IllegalStateException.class);
    assertThat(statuses.find(MACHINE.arn()).orElseThrow().version()).isEqualTo(1);
  }
}
