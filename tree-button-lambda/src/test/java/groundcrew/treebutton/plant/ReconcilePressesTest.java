package groundcrew.treebutton.plant;

import static groundcrew.treebutton.plant.Booth.NOON;
import static groundcrew.treebutton.plant.Booth.PRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.print.PrintResult;
import groundcrew.treebutton.tree.OrderOutcome.NotExecuted;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import groundcrew.treebutton.tree.Tree;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcilePressesTest {
  private final Booth booth = new Booth();

  @Test
  void leavesAPressToTheWorkerThatIsAtIt() {
    booth.crashes.crashAt(1, true);
    assertThatThrownBy(() -> booth.deliver(PRESS)).isInstanceOf(Crashes.Crash.class);

    assertThat(booth.reconcile().finished()).isZero();
    assertThat(booth.trees.planted()).isEmpty();
  }

  @Test
  void recordsAPrintWhoseEventWasMissed() {
    booth.deliver(PRESS);
    booth.prints.put(PRESS.id(), new PrintResult(false, "no media"));

    assertThat(booth.reconcile().finished()).isEqualTo(1);
    assertThat(booth.state(PRESS)).isEqualTo(PressState.FAILED);
    assertThat(booth.presses.all().getFirst().reason()).contains("not printed: no media");
    assertThat(booth.replies).last().isEqualTo("button-1 button-1-7 FAILED");
  }

  @Test
  void countsWhatStaysOpenForLongAsStuck() {
    booth.deliver(PRESS);
    assertThat(booth.reconcile().stuck()).isZero();
    booth.time.sleep(Duration.ofMinutes(16));

    assertThat(booth.reconcile().stuck()).isEqualTo(1);
    assertThat(booth.counted).contains("STUCK 1");
  }

  /// The time-out of a job counts from its start: the job of a printer that is off waits forever.
  @Test
  void cancelsAJobThatThePrinterDidNotStartWithinAnHour() {
    booth.deliver(PRESS);
    booth.time.sleep(Duration.ofMinutes(59));
    booth.reconcile();
    assertThat(booth.prints).isEmpty();

    booth.time.sleep(Duration.ofMinutes(2));
    booth.reconcile();
    booth.reconcile();
    assertThat(booth.presses.all().getFirst().reason()).contains("not printed: CANCELED");
    assertThat(booth.replies).last().isEqualTo("button-1 button-1-7 FAILED");
  }

  @Test
  void onePressThatFailsDoesNotAffectTheOthers() {
    var other = new Press("button-2-1", "button-2", NOON.plusSeconds(1), NOON.plusSeconds(1));
    for (var press : new Press[] {PRESS, other}) {
      IntStream.range(0, 3).forEach(i -> booth.trees.failNext(new NotExecuted("HTTP 429")));
      assertThatThrownBy(() -> booth.deliver(press)).hasMessage("HTTP 429");
    }
    booth.waitForLeases();
    IntStream.range(0, 3).forEach(i -> booth.trees.failNext(new NotExecuted("HTTP 429")));
    var report = booth.reconcile();

    assertThat(report.finished()).isEqualTo(1);
    assertThat(report.failed())
        .containsExactly(new ReconcilePresses.Failure(PRESS.id(), "HTTP 429"));
    assertThat(booth.state(other)).isEqualTo(PressState.PRINTING);
  }

  @Test
  void aPressThatCannotBeReadIsStuckAndDoesNotAffectTheOthers() {
    var other = new Press("button-2-1", "button-2", NOON.plusSeconds(1), NOON.plusSeconds(1));
    for (var press : new Press[] {PRESS, other}) {
      booth.deliver(press);
      booth.prints.put(press.id(), new PrintResult(true, ""));
    }
    booth.presses.damage(PRESS.id());
    var report = booth.reconcile();

    assertThat(booth.state(other)).isEqualTo(PressState.PRINTED);
    assertThat(report.stuck()).isEqualTo(1);
    assertThat(report.failed())
        .extracting(ReconcilePresses.Failure::press)
        .containsExactly(PRESS.id());
  }

  @Test
  void aPressThatWaitedOnItsDeviceIsNotStuckAtOnce() {
    booth.deliver(new Press(PRESS.id(), PRESS.thing(), NOON.minus(Duration.ofMinutes(50)), NOON));

    assertThat(booth.reconcile().stuck()).isZero();
    booth.time.sleep(Duration.ofMinutes(16));
    assertThat(booth.reconcile().stuck()).isEqualTo(1);
  }

  @Test
  void flagsAnOrderThatStaysUnclearForAnHour() {
    booth.trustOrderId = true;
    IntStream.range(0, 9).forEach(i -> booth.trees.failNext(new Unclear("HTTP 500")));
    assertThatThrownBy(() -> booth.deliver(PRESS)).hasMessageContaining("HTTP 500");
    booth.waitForLeases();
    assertThat(booth.reconcile().failed()).hasSize(1);
    booth.time.sleep(Duration.ofHours(1));
    booth.reconcile();

    assertThat(booth.state(PRESS)).isEqualTo(PressState.UNKNOWN);
    assertThat(booth.replies).containsExactly("button-1 button-1-7 FAILED");
  }

  /// The runbook's way out of UNKNOWN, long after the press.
  @Test
  void printsTheLabelOfATreeThatAPersonFound() {
    booth.trees.failNext(new Unclear("HTTP 500"));
    booth.deliver(PRESS);
    assertThat(booth.state(PRESS)).isEqualTo(PressState.UNKNOWN);
    booth.time.sleep(Duration.ofHours(5));
    var tree = new Tree("1", "https://tree-nation.com/collect/1", "2", PRESS.id());
    var unknown = booth.presses.all().getFirst();
    assertThat(booth.presses.replace(unknown.planted(tree), booth.deadlineOfWorker())).isTrue();
    booth.reconcile();

    assertThat(booth.state(PRESS)).isEqualTo(PressState.PRINTING);
    assertThat(booth.jobs).containsExactly(PRESS.id());
  }

  /// The metric raises an alarm, also where the result cannot be sent to the button.
  @Test
  void countsAnEndThatTheButtonDoesNotLearn() {
    booth.trees.failNext(new Unclear("HTTP 500"));
    booth.loseReplies = true;
    assertThatThrownBy(() -> booth.deliver(PRESS)).hasMessage("not told");

    assertThat(booth.counted).containsExactly("UNKNOWN");
  }
}
