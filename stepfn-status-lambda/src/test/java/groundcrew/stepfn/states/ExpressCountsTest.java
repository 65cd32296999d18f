package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.express;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressCountsTest {
  private static final Machine QUICK = express("quick");
  private static final double SHARE = 0.05;

  @Test
  void oneFailureAmongTenThousandIsASuccess() {
    var counts = none().plus(NOON, SUCCEEDED, 9_999).plus(NOON, FAILED, 1);

    assertThat(counts.outcome(QUICK, SHARE)).contains(minute(SUCCEEDED, NOON));
    assertThat(counts.outcome(QUICK, 0)).contains(minute(FAILED, NOON));
  }

  @Test
  void moreFailuresThanTheShareAreAFailure() {
    var counts = none().plus(NOON, SUCCEEDED, 95);

    assertThat(counts.plus(NOON, FAILED, 5).outcome(QUICK, SHARE))
        .contains(minute(SUCCEEDED, NOON));
    assertThat(counts.plus(NOON, FAILED, 6).outcome(QUICK, SHARE)).contains(minute(FAILED, NOON));
  }

  @Test
  void theLastFiveMinutesCountTogether() {
    var failures = none().plus(NOON, FAILED, 10);

    assertThat(failures.plus(NOON.plusSeconds(240), SUCCEEDED, 100).outcome(QUICK, SHARE))
        .contains(minute(FAILED, NOON.plusSeconds(240)));
    assertThat(failures.plus(NOON.plusSeconds(300), SUCCEEDED, 100).outcome(QUICK, SHARE))
        .contains(minute(SUCCEEDED, NOON.plusSeconds(300)));
  }

  @Test
  void aFailureHasTheStatusOfMostFailures() {
    var counts = none().plus(NOON, FAILED, 2).plus(NOON, TIMED_OUT, 2).plus(NOON, ABORTED, 1);

    assertThat(counts.outcome(QUICK, SHARE)).contains(minute(FAILED, NOON));
    assertThat(counts.plus(NOON, ABORTED, 2).outcome(QUICK, SHARE)).contains(minute(ABORTED, NOON));
  }

  @Test
  void withoutAnExecutionThereIsNoOutcome() {
    assertThat(none().plus(NOON, FAILED, 0).outcome(QUICK, SHARE)).isEmpty();
  }

  private static ExpressCounts none() {
    return ExpressCounts.none();
  }

  private static Execution minute(ExecutionStatus status, Instant start) {
    return new Execution(QUICK.arn(), status, start, Optional.of(start.plusSeconds(60)), 0);
  }
}
