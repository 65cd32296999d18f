package groundcrew.treebutton;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.VirtualTime;
import groundcrew.treebutton.label.DrawLabel;
import groundcrew.treebutton.press.InMemoryPresses;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ButtonPressPrimingTest {
  @Test
  void changesNothing() {
    var presses = new InMemoryPresses();
    var time = new VirtualTime(Instant.parse("2026-06-01T12:00:00Z"));
    var priming =
        new ButtonPressPriming(presses, presses, new DrawLabel(413, Optional.empty()), time);

    priming.readAndWrite();
    priming.draw();

    assertThat(presses.all()).isEmpty();
  }
}
