package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.RUNNING;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.express;
import static groundcrew.stepfn.machine.Machines.redriven;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.Machine;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of every source of state machines.
public abstract class StateMachinesContract {
  private static final Machine MACHINE = standard("machine");

  private final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(4)));

  private final InMemoryStateMachines account = new InMemoryStateMachines();

  /// Returns a source of the given account.
  protected abstract StateMachines stateMachines(InMemoryStateMachines account);

  @Test
  void listsEveryMachineWithItsTypeAndCreation() {
    account.add(MACHINE, NOON).add(express("quick"), NOON.plusMillis(5));

    assertThat(stateMachines(account).list(deadline))
        .containsExactlyInAnyOrder(
            new ListedMachine(MACHINE, NOON),
            new ListedMachine(express("quick"), NOON.plusMillis(5)));
  }

  @Test
  void listsMachinesBeyondTheLargestPage() {
    IntStream.range(0, 1005).forEach(i -> account.add(standard("m" + i), NOON));

    assertThat(stateMachines(account).list(deadline))
        .extracting(listed -> listed.machine().name())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 1005).mapToObj(i -> "m" + i).toList());
  }

  @Test
  void returnsTheStatusOfEveryExecution() {
    var failed = ended("a", FAILED, NOON);
    var again = redriven(failed, RUNNING, Optional.empty());
    var succeeded = ended("b", SUCCEEDED, NOON.plusMillis(7));
    var timedOut = ended("c", TIMED_OUT, NOON.plusSeconds(2));
    var aborted = ended("d", ABORTED, NOON.plusSeconds(3));
    var running = running("e", NOON.plusSeconds(4));
    account.add(MACHINE, NOON, again, succeeded, timedOut, aborted, running);

    assertThat(stateMachines(account).recent(MACHINE, deadline))
        .hasValueSatisfying(recent -> {
          assertThat(recent.executions())
              .containsExactlyInAnyOrder(again, succeeded, timedOut, aborted, running);
          assertThat(recent.more()).isFalse();
        });
  }

  @Test
  void returnsNoExecutionsForAMachineThatNeverRan() {
    account.add(MACHINE, NOON);

    assertThat(stateMachines(account).recent(MACHINE, deadline))
        .hasValueSatisfying(recent -> {
          assertThat(recent.executions()).isEmpty();
          assertThat(recent.more()).isFalse();
        });
  }

  @Test
  void returnsTheNewestExecutionsAndThatMoreExist() {
    var older = ended("older", FAILED, NOON.minusSeconds(1));
    account.add(MACHINE, NOON, older);
    var newer =
        IntStream.range(0, 1000)
            .mapToObj(i -> ended("n" + i, SUCCEEDED, NOON.plusSeconds(i)))
            .toList();
    newer.forEach(execution -> account.set(MACHINE, execution));

    assertThat(stateMachines(account).recent(MACHINE, deadline))
        .hasValueSatisfying(recent -> {
          assertThat(recent.executions()).containsExactlyInAnyOrderElementsOf(newer);
          assertThat(recent.more()).isTrue();
        });
  }

  @Test
  void findsTheNewestExecutionWithAStatus() {
    var older = ended("a", FAILED, NOON);
    var newer = ended("b", FAILED, NOON.plusSeconds(1));
    account.add(MACHINE, NOON, newer, older, ended("c", SUCCEEDED, NOON.plusSeconds(2)));
    var source = stateMachines(account);

    assertThat(source.newest(MACHINE, FAILED, deadline)).contains(newer);
    assertThat(source.newest(MACHINE, ABORTED, deadline)).isEmpty();
  }

  @Test
  void returnsNothingForADeletedMachine() {
    account.add(standard("other"), NOON);

    assertThat(stateMachines(account).recent(MACHINE, deadline)).isEmpty();
  }

  @Test
  void refusesToListTheExecutionsOfAnExpressMachine() {
    account.add(express("quick"), NOON);
    var source = stateMachines(account);

    assertThatThrownBy(() -> source.recent(express("quick"), deadline))
        .isInstanceOf(RuntimeException.class)
        .isNotInstanceOf(ThrottledException.class)
        .isNotInstanceOf(DeadlineExceededException.class);
  }
}
