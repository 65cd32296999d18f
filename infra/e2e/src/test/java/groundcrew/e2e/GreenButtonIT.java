package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.booth.VirtualPrinter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The firmware of the button, from its pin to its LED, through the whole cloud.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class GreenButtonIT {
  private ButtonCloud booth;
  private VirtualPrinter printer;

  @BeforeAll
  void start() throws IOException {
    booth = ButtonCloud.start();
    printer = booth.printer();
  }

  @AfterAll
  void end() {
    printer.close();
    booth.close();
  }

  @Test
  void aPressPlantsOneTreeAndTheLedSaysThatItsLabelIsPrinted() throws IOException {
    try (var button = switchedOn()) {
      var press = button.press();
      button.awaitLed("printed", 1);

      assertThat(trees(press)).isEqualTo(1);
      assertThat(booth.system().state(press)).isEqualTo("PRINTED");
    }
  }

  @Test
  void pressesOfAnOutageArePrintedWhenTheNetworkIsBack() throws IOException {
    try (var button = switchedOn()) {
      button.say("network off");
      var presses = List.of(button.press(), button.press());
      button.awaitLed("queued", 1);
      button.say("network on");
      presses.forEach(press -> booth.awaitState(press, "PRINTED"));

      assertThat(presses).allSatisfy(press -> assertThat(trees(press)).isEqualTo(1));
    }
  }

  @Test
  void aButtonWhoseCertificateIsNotActiveAnyMoreIsRefused() throws IOException {
    try (var button = switchedOn()) {
      button.deactivateCertificate();
      button.say("network off");
      button.awaitLine("closed the network is gone");
      button.say("network on");
      button.awaitLine("closed the broker cannot be reached");
    }
  }

  /// Returns the button, after the interval of its earlier presses.
  private GreenButton switchedOn() throws IOException {
    booth.cloud().agenda().turn(Duration.ofMinutes(1));
    var button = GreenButton.start(booth, "button-1");
    button.awaitLed("ready", 1);
    return button;
  }

  private int trees(String press) {
    return booth.system().treeNation().orders().treesByOrder().getOrDefault(press, 0);
  }
}
