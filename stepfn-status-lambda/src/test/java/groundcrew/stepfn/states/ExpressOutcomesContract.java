package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.express;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of every source of the outcomes of EXPRESS machines.
public abstract class ExpressOutcomesContract {
  private static final Machine A = express("a");
  private static final Machine B = express("b");
  private static final Instant NOW = NOON.plusSeconds(59);

  private final Deadline deadline =
      new Deadline(new VirtualTime(NOW), NOW.plus(Duration.ofMinutes(4)));

  private final InMemoryExpressOutcomes counted = new InMemoryExpressOutcomes();

  /// Returns a source of the given counts.
  protected abstract ExpressOutcomes outcomes(InMemoryExpressOutcomes counted);

  @Test
  void returnsTheMinutesInWhichExecutionsEnded() {
    counted
        .count(A, FAILED, minutesAgo(9), 3)
        .count(A, SUCCEEDED, minutesAgo(2), 7)
        .count(A, ABORTED, minutesAgo(2), 1)
        .count(B, TIMED_OUT, minutesAgo(1), 2);

    assertThat(lastHour(A, B))
        .isEqualTo(
            Map.of(
                A.arn(),
                ExpressCounts.none()
                    .plus(minutesAgo(9), FAILED, 3)
                    .plus(minutesAgo(2), SUCCEEDED, 7)
                    .plus(minutesAgo(2), ABORTED, 1),
                B.arn(),
                ExpressCounts.none().plus(minutesAgo(1), TIMED_OUT, 2)));
  }

  @Test
  void ignoresACountOfZero() {
    counted.count(A, SUCCEEDED, minutesAgo(2), 1).count(A, FAILED, minutesAgo(1), 0);

    assertThat(lastHour(A))
        .isEqualTo(Map.of(A.arn(), ExpressCounts.none().plus(minutesAgo(2), SUCCEEDED, 1)));
  }

  @Test
  void readsOneHourWithoutTheCurrentMinute() {
    counted
        .count(A, SUCCEEDED, minutesAgo(60), 1)
        .count(A, FAILED, minutesAgo(0), 1)
        .count(B, SUCCEEDED, minutesAgo(61), 1);

    assertThat(lastHour(A, B))
        .isEqualTo(Map.of(A.arn(), ExpressCounts.none().plus(minutesAgo(60), SUCCEEDED, 1)));
  }

  @Test
  void readsAFullBatchOfMachines() {
    var machines =
        IntStream.range(0, ExpressOutcomes.LARGEST_BATCH).mapToObj(i -> express("m" + i)).toList();
    machines.forEach(machine ->
        IntStream.rangeClosed(1, 5)
            .forEach(minute -> counted.count(machine, FAILED, minutesAgo(minute), 1)));

    assertThat(outcomes(counted).lastHour(machines, NOW, deadline))
        .hasSize(ExpressOutcomes.LARGEST_BATCH)
        .allSatisfy(
            (_, counts) -> assertThat(counts.minutes()).hasSize(5).containsKey(minutesAgo(1)));
  }

  private Map<String, ExpressCounts> lastHour(Machine... machines) {
    return outcomes(counted).lastHour(List.of(machines), NOW, deadline);
  }

  private static Instant minutesAgo(int minutes) {
    return NOON.minus(Duration.ofMinutes(minutes));
  }
}
