package groundcrew.stepfn;

import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.InMemoryMachineStatuses;
import groundcrew.stepfn.metrics.InMemoryMetrics;
import org.junit.jupiter.api.Test;

class ExecutionEventPrimingTest {
  private final VirtualTime time = new VirtualTime(NOON);
  private final InMemoryMachineStatuses statuses = new InMemoryMachineStatuses();
  private final InMemoryMetrics metrics = new InMemoryMetrics(time);
  private final ExecutionEventPriming priming = new ExecutionEventPriming(statuses, metrics, time);

  @Test
  void attemptsAWriteThatTheTableRefuses() {
    priming.readAndWrite();

    assertThat(statuses.attempted()).isEqualTo(1);
    assertThat(statuses.all()).isEmpty();
  }

  @Test
  void attemptsToPublishValuesThatCloudWatchRefuses() {
    priming.publish();

    assertThat(metrics.attempted()).isEqualTo(2);
    assertThat(metrics.points()).isEmpty();
  }
}
