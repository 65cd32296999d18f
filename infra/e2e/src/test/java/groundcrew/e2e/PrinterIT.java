package groundcrew.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.booth.RaspberryPi;
import groundcrew.demo.booth.VirtualButton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The printer's own programs with the booth's cloud: its broker, its jobs, the credential
/// provider, the policy of the printer's role, and S3.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PrinterIT {
  private static final String CLIENT = "firmware/printer/test/jobs-client";

  private ButtonCloud booth;
  private VirtualButton button;
  private RaspberryPi printer;

  @BeforeAll
  void start() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    if (!Files.isDirectory(root.resolve(CLIENT).resolve("node_modules"))) {
      abort("The Jobs client is not installed: `npm ci --prefix %s`".formatted(CLIENT));
    }
    booth = ButtonCloud.start();
    button = booth.button();
    printer = new RaspberryPi(booth.system(), booth.work().resolve("raspberry-pi"), "printer");
  }

  @AfterAll
  void end() {
    printer.close();
    button.close();
    booth.close();
  }

  @Test
  void theCodeOnThePrintedLabelLeadsToTheTree() throws IOException {
    printer.mode("ok");
    var press = booth.press(button);
    booth.awaitState(press, "PRINTED");

    assertThat(printer.labels()).hasSize(1);
    assertThat(scan(printer.labels().getFirst()))
        .isEqualTo(booth.system().item(press).get("collect_url").s());
  }

  @Test
  void thePrintersReasonReachesThePress() {
    printer.mode("wrong-media");
    var press = booth.press(button);
    booth.awaitState(press, "FAILED");

    assertThat(booth.system().item(press).toString()).contains("62 mm, endless");
  }

  private static String scan(Path label) throws IOException {
    var scanner =
        new ProcessBuilder("zbarimg", "--quiet", "--raw", label.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(scanner.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
