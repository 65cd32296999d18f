package groundcrew.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundcrew.demo.booth.Esp8266;
import groundcrew.demo.booth.Firmware;
import groundcrew.demo.booth.RaspberryPi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The whole way of a press with the programs of the devices: from the sketch's pin to the paper,
/// and back to the button's light. AWS's own Jobs client takes the jobs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FirmwareIT {
  private static final Duration LIMIT = Patience.LIMIT;

  private ButtonCloud booth;
  private Firmware firmware;
  private RaspberryPi printer;

  @BeforeAll
  void start() throws IOException {
    firmware = Firmware.ofThisRepository();
    assumeTrue(firmware.missing().isEmpty(), () -> "missing: " + firmware.missing());
    firmware.build();
    booth = ButtonCloud.start(_ -> {});
    printer = new RaspberryPi(booth.system(), firmware, booth.work().resolve("printer"), "printer");
  }

  @AfterAll
  void end() {
    // JUnit comes here also where the start was left out.
    try (var _ = booth;
        var _ = printer) {}
  }

  @BeforeEach
  void letTheIntervalPass() {
    printer.mode("ok");
    booth.cloud().agenda().turn(Duration.ofMinutes(1));
  }

  @Test
  void aPressIsPrintedAndTheLightSaysSo() throws IOException {
    try (var button = button()) {
      var press = button.press();
      printer.awaitLabel(press, LIMIT);
      button.awaitLight("printed", LIMIT);

      assertThat(scanned(printer.labels().getLast()))
          .isEqualTo(booth.system().item(press).get("collect_url").s());
      assertThat(booth.system().state(press)).isEqualTo("PRINTED");
      assertThat(trees(press)).isEqualTo(1);
    }
  }

  @Test
  void thePrintersReasonReachesThePressAndTheLight() {
    printer.mode("wrong-media");
    try (var button = button()) {
      var press = button.press();
      button.awaitLight("failed", LIMIT);
      booth.awaitState(press, "FAILED");

      assertThat(booth.system().item(press).toString()).contains("62 mm, endless");
    }
  }

  @Test
  void pressesOfAnOutageArePrintedWhenTheNetworkIsBack() {
    try (var button = button()) {
      button.say("network off");
      var first = button.press();
      button.awaitLight("queued", LIMIT);
      var presses = List.of(first, button.press());
      button.say("network on");
      presses.forEach(press -> printer.awaitLabel(press, LIMIT));
      presses.forEach(press -> booth.awaitState(press, "PRINTED"));

      assertThat(presses).allSatisfy(press -> assertThat(trees(press)).isEqualTo(1));
    }
  }

  @Test
  void aButtonWhoseCertificateIsNotActiveAnyMoreIsRefused() {
    try (var button = button()) {
      button.deactivateCertificate();
      button.say("network off");
      button.awaitLine("closed the network is gone", LIMIT);
      button.say("network on");
      button.awaitLine("closed the broker cannot be reached", LIMIT);
    }
  }

  private Esp8266 button() {
    return new Esp8266(booth.system(), firmware, booth.work().resolve("button"), "button-1");
  }

  private int trees(String press) {
    return booth.system().treeNation().orders().treesByOrder().getOrDefault(press, 0);
  }

  private static String scanned(Path label) throws IOException {
    var scanner =
        new ProcessBuilder("zbarimg", "--quiet", "--raw", label.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(scanner.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
