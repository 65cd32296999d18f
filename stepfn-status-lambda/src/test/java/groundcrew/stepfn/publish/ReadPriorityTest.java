package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static groundcrew.stepfn.publish.Guardian.longAgo;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadPriorityTest {
  private static final MachineStatus FINE = MachineStatus.none(standard("fine"));
  private static final MachineStatus FAILING =
      MachineStatus.none(standard("failing")).with(ended("a", FAILED, NOON));
  private static final MachineStatus WORKING =
      MachineStatus.none(standard("working")).with(running("a", NOON));
  private static final MachineStatus OVERDUE =
      MachineStatus.none(standard("overdue"))
          .with(ended("a", SUCCEEDED, longAgo()))
          .listed(standard("overdue"), longAgo(), Optional.of(Duration.ofHours(1)));

  private final ReadPriority priority = new ReadPriority();

  @Test
  void doesNotPreferAMachineThatCannotBeRead() {
    priority.failed(FINE.machine(), NOON.minusSeconds(10));
    priority.failed(FAILING.machine(), NOON.minusSeconds(10));

    assertThat(order(FINE, FAILING, read(WORKING, 5)))
        .containsExactly(FAILING, read(WORKING, 5), FINE);
  }

  @Test
  void putsMachinesThatWereNeverReadFirstAndUrgentOnesBeforeThose() {
    assertThat(order(read(FINE, 999), FINE, FAILING, read(FAILING, 9999), WORKING))
        .containsExactly(FAILING, WORKING, FINE, read(FAILING, 9999), read(FINE, 999));
  }

  @Test
  void readsUrgentMachinesFourTimesAsOften() {
    assertThat(order(read(FINE, 100), read(FAILING, 26), read(WORKING, 27), read(OVERDUE, 28)))
        .containsExactly(read(OVERDUE, 28), read(WORKING, 27), read(FAILING, 26), read(FINE, 100));
  }

  @Test
  void readsEveryMachineEventually() {
    assertThat(order(read(FAILING, 24), read(FINE, 100)))
        .containsExactly(read(FINE, 100), read(FAILING, 24));
  }

  private List<MachineStatus> order(MachineStatus... statuses) {
    return priority.order(List.of(statuses), NOON);
  }

  private static MachineStatus read(MachineStatus status, int secondsAgo) {
    return status.readAt(NOON.minusSeconds(secondsAgo));
  }
}
