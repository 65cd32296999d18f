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
  void tellAllWhereThereAreNoMore() {
    assertThat(new RecentExecutions(List.of(running("a", NOON)), false).untold()).isEmpty();
  }

  @Test
  void tellAllWhereOneSucceeded() {
    var succeeded = ended("a", SUCCEEDED, NOON);

    assertThat(new RecentExecutions(List.of(running("b", NOON), succeeded), true).untold())
        .isEmpty();
  }

  @Test
  void doNotTellTheLastSuccessWhereAllHaveFailed() {
    assertThat(new RecentExecutions(List.of(ended("a", FAILED, NOON)), true).untold())
        .containsExactly(SUCCEEDED);
  }

  @Test
  void doNotTellAnyVerdictWhereAllRun() {
    assertThat(new RecentExecutions(List.of(running("a", NOON)), true).untold())
        .containsExactly(SUCCEEDED, FAILED, TIMED_OUT, ABORTED);
  }
}
