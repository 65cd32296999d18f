package groundcrew.treebutton.plant;

import static groundcrew.treebutton.plant.Booth.PRESS;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.print.PrintResult;
import org.junit.jupiter.api.Test;

class RecordPrintTest {
  private static final PrintResult PRINTED = new PrintResult(true, "SUCCEEDED");
  private static final PrintResult JAMMED = new PrintResult(false, "FAILED: no media");

  private final Booth booth = new Booth();

  @Test
  void aPrintedLabelIsToldAndCounted() {
    booth.deliver(PRESS);
    booth.print(PRESS.id(), PRINTED);

    assertThat(booth.state(PRESS)).isEqualTo(PressState.PRINTED);
    assertThat(booth.replies).last().isEqualTo("button-1 button-1-7 PRINTED");
    assertThat(booth.counted).containsExactly("PLANTED", "PRINTING", "PRINTED");
  }

  @Test
  void aPrintThatFailedHasThePrintersReason() {
    booth.deliver(PRESS);
    var record = booth.print(PRESS.id(), JAMMED).orElseThrow();

    assertThat(record.state()).isEqualTo(PressState.FAILED);
    assertThat(record.reason()).contains("not printed: FAILED: no media");
    assertThat(record.tree()).isPresent();
  }

  @Test
  void aJobThatIsExecutedAgainMayStillPrint() {
    booth.deliver(PRESS);
    booth.print(PRESS.id(), JAMMED);
    booth.print(PRESS.id(), PRINTED);

    assertThat(booth.state(PRESS)).isEqualTo(PressState.PRINTED);
  }

  @Test
  void aLateFailureDoesNotUndoAPrint() {
    booth.deliver(PRESS);
    booth.print(PRESS.id(), PRINTED);
    booth.print(PRESS.id(), JAMMED);

    assertThat(booth.state(PRESS)).isEqualTo(PressState.PRINTED);
    assertThat(booth.counted).containsExactly("PLANTED", "PRINTING", "PRINTED");
  }

  @Test
  void theJobOfAnUnknownPressIsIgnored() {
    assertThat(booth.print("other", PRINTED)).isEmpty();
    assertThat(booth.replies).isEmpty();
  }
}
