package groundcrew.treebutton.plant;

import static groundcrew.treebutton.plant.Booth.NOON;
import static groundcrew.treebutton.plant.Booth.PRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.print.PrintResult;
import groundcrew.treebutton.tree.OrderOutcome.NotExecuted;
import groundcrew.treebutton.tree.OrderOutcome.Refused;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessPressTest {
  private final Booth booth = new Booth();

  @Test
  void aPressPlantsATreeAndQueuesItsLabel() {
    var record = booth.deliver(PRESS).orElseThrow();

    assertThat(record.state()).isEqualTo(PressState.PRINTING);
    assertThat(record.label()).contains("s3://bucket/labels/button-1-7.png");
    assertThat(booth.trees.planted()).containsExactly("button-1-7");
    assertThat(booth.jobs).containsExactly("button-1-7");
    assertThat(booth.replies).containsExactly("button-1 button-1-7 ACCEPTED");
    assertThat(booth.counted).containsExactly("PLANTED", "PRINTING");
    assertThat(booth.accepted).isOne();
    assertThat(booth.steps)
        .containsOnlyKeys(PressState.CLAIMED, PressState.PLANTED, PressState.STORED);
  }

  @Test
  void aTreeCountsAlsoIfItsLabelCannotBeStored() {
    booth.crashes.crashAt(5, false);
    assertThatThrownBy(() -> booth.deliver(PRESS)).hasMessage("before Labels.store");

    assertThat(booth.counted).containsExactly("PLANTED");
  }

  /// One press arrives as two messages, identical but for the moment.
  @Test
  void aSecondDeliveryBuysNothingAndIsAnsweredLikeTheFirst() {
    booth.deliver(PRESS);
    booth.deliver(new Press(PRESS.id(), PRESS.thing(), NOON, NOON.plusMillis(300)));

    assertThat(booth.trees.planted()).hasSize(1);
    assertThat(booth.jobs).hasSize(1);
    assertThat(booth.replies).hasSize(2).containsOnly("button-1 button-1-7 ACCEPTED");
    assertThat(booth.counted).containsExactly("PLANTED", "PRINTING");
    assertThat(booth.accepted).isOne();
  }

  @Test
  void aDeliveryWhileAnotherWorkerIsAtItDoesNothing() {
    booth.crashes.crashAt(3, true);
    assertThatThrownBy(() -> booth.deliver(PRESS)).isInstanceOf(Crashes.Crash.class);

    assertThat(booth.deliver(PRESS)).isEmpty();
    assertThat(booth.replies).isEmpty();
  }

  @Test
  void aLimitedPressBuysNothingAndTellsTheButton() {
    booth.deliver(PRESS);
    var second = new Press("button-1-8", "button-1", NOON.plusSeconds(1), NOON.plusSeconds(1));

    assertThat(booth.deliver(second).orElseThrow().state()).isEqualTo(PressState.LIMITED);
    assertThat(booth.trees.planted()).hasSize(1);
    assertThat(booth.accepted).isOne();
    assertThat(booth.replies).last().isEqualTo("button-1 button-1-8 LIMITED");
    assertThat(booth.counted).containsExactly("PLANTED", "PRINTING", "LIMITED INTERVAL");
  }

  @Test
  void aFinalErrorIsRecordedAndToldOnce() {
    booth.trees.failNext(new Refused("no credit"));
    var record = booth.deliver(PRESS).orElseThrow();
    booth.deliver(PRESS);

    assertThat(record.state()).isEqualTo(PressState.FAILED);
    assertThat(record.reason()).contains("no credit");
    assertThat(booth.trees.planted()).isEmpty();
    assertThat(booth.replies).containsOnly("button-1 button-1-7 FAILED");
    assertThat(booth.counted).containsExactly("FAILED");
  }

  @Test
  void anErrorThatMayPassIsThrownAndTheNextDeliveryOrders() {
    IntStream.range(0, 3).forEach(i -> booth.trees.failNext(new NotExecuted("HTTP 429")));
    assertThatThrownBy(() -> booth.deliver(PRESS)).hasMessage("HTTP 429");
    booth.waitForLeases();

    assertThat(booth.deliver(PRESS).orElseThrow().state()).isEqualTo(PressState.PRINTING);
    assertThat(booth.trees.planted()).hasSize(1);
  }

  @Test
  void anOrderOfUnclearOutcomeIsForAPerson() {
    booth.trees.withoutDeduplication();
    booth.trees.loseNext(new Unclear("connection reset"));
    var record = booth.deliver(PRESS).orElseThrow();
    booth.waitForLeases();
    booth.deliver(PRESS);
    booth.reconcile();

    assertThat(record.state()).isEqualTo(PressState.UNKNOWN);
    assertThat(record.reason()).contains("connection reset");
    assertThat(booth.trees.planted()).hasSize(1);
    assertThat(booth.replies).containsOnly("button-1 button-1-7 FAILED");
  }

  @Test
  void anOrderThatWasExecutedBeforeAndWhoseTreeIsNotRecordedIsForAPerson() {
    booth.trustOrderId = true;
    booth.trees.loseNext(new Unclear("connection reset"));
    var record = booth.deliver(PRESS).orElseThrow();

    assertThat(record.state()).isEqualTo(PressState.UNKNOWN);
    assertThat(record.reason().orElseThrow()).contains("executed the order before");
    assertThat(booth.trees.planted()).hasSize(1);
  }

  @Test
  void aPrinterThatIsFasterThanTheRecordOfItsJobIsBelieved() {
    booth.crashes.crashAt(8, false);
    assertThatThrownBy(() -> booth.deliver(PRESS)).isInstanceOf(Crashes.Crash.class);
    assertThat(booth.state(PRESS)).isEqualTo(PressState.STORED);
    booth.print(PRESS.id(), new PrintResult(true, "SUCCEEDED"));
    booth.waitForLeases();
    booth.deliver(PRESS);

    assertThat(booth.state(PRESS)).isEqualTo(PressState.PRINTED);
    assertThat(booth.replies).containsOnly("button-1 button-1-7 PRINTED");
  }
}
