package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentExecutionsTest {
  @Test
  void areCompleteIfNoMoreExist() {
    assertThat(new RecentExecutions(List.of(running("a", NOON)), false).missingStatuses())
        .isEmpty();
  }

  @Test
  void areCompleteIfOneSucceeded() {
    var succeeded = ended("a", SUCCEEDED, NOON);

    assertThat(new RecentExecutions(List.of(running("b", NOON), succeeded), true).missingStatuses())
        .isEmpty();
  }

  @Test
  void lackTheLastSuccessIfAllHaveFailed() {
    assertThat(new RecentExecutions(List.of(ended("a", FAILED, NOON)), true).missingStatuses())
        .containsExactly(SUCCEEDED);
  }

  @Test
  void lackTheOutcomeIfAllRun() {
    assertThat(new RecentExecutions(List.of(running("a", NOON)), true).missingStatuses())
        .containsExactly(SUCCEEDED, FAILED, TIMED_OUT, ABORTED);
  }
}
