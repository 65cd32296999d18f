package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.treenation.OrderListener;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3Client;

/// The way of a press: button, rule, tree, label, job, printer, button.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ButtonIT {
  private ButtonCloud booth;
  private VirtualButton button;
  private VirtualPrinter printer;

  @BeforeAll
  void start() throws IOException {
    booth = ButtonCloud.start();
    button = booth.button();
    printer = booth.printer();
  }

  @AfterAll
  void end() {
    printer.close();
    button.close();
    booth.close();
  }

  @Test
  void aPressPlantsATreeAndPrintsItsLabelAndTheButtonLearnsOfBoth() {
    var press = press();
    booth.awaitState(press, "PRINTED");
    booth
        .system()
        .await("the results", ButtonCloud.LIMIT, () -> button.hasResult(press, "printed"));

    assertThat(trees(press)).isEqualTo(1);
    assertThat(button.hasResult(press, "accepted")).isTrue();
    var item = booth.system().item(press);
    assertThat(item.get("collect_url").s()).startsWith("https://tree-nation.com/collect/");
    assertThat(item.get("URL").s()).endsWith("/labels/%s.png".formatted(press));
    assertThat(printer.commands()).contains("/opt/groundcrew/print.sh," + item.get("URL").s());
    assertThat(label(item.get("URL").s())).startsWith((byte) 0x89, 'P', 'N', 'G');
  }

  /// One press arrives as two messages, identical but for the moment.
  @Test
  void aPressThatIsDeliveredTwicePlantsOneTree() {
    var press = press();
    button.send("{\"press\":\"%s\",\"age_ms\":0}".formatted(press));
    booth.awaitState(press, "PRINTED");
    booth.system().await("quiet", ButtonCloud.LIMIT, booth.cloud()::quiet);

    assertThat(trees(press)).isEqualTo(1);
    assertThat(printer.commands()).filteredOn(command -> command.contains(press)).hasSize(1);
  }

  /// Two functions may run at once: either press may come first.
  @Test
  void oneOfTwoPressesWithinTheIntervalIsLimited() {
    var presses = List.of(press(), button.press());
    booth
        .system()
        .await(
            "one is limited, one is printed",
            ButtonCloud.LIMIT,
            () ->
                presses.stream().anyMatch(press -> button.hasResult(press, "limited"))
                    && presses.stream().anyMatch(press -> button.hasResult(press, "printed")));

    assertThat(presses).extracting(this::trees).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aPressThatWaitedForTooLongFailsAndIsNotRecorded() {
    button.send("{\"press\":\"button-1-9-1\",\"age_ms\":3600001}");
    booth
        .system()
        .await("failed", ButtonCloud.LIMIT, () -> button.hasResult("button-1-9-1", "failed"));

    assertThat(booth.system().state("button-1-9-1")).isEqualTo("none");
    assertThat(trees("button-1-9-1")).isZero();
  }

  /// The outcome of the order is recorded at the sixth attempt.
  @Test
  void aTreeIsRecordedAlthoughTheTableFailsForAMoment() {
    var failures = new AwsError(500, "InternalServerError", "switched on by a test");
    booth
        .system()
        .treeNation()
        .show(
            new OrderListener() {
              @Override
              public void executed(String body) {
                booth.cloud().gateway().faults().next("dynamodb:PutItem", failures, 5);
              }
            });
    var press = press();
    booth.awaitState(press, "PRINTED");

    assertThat(trees(press)).isEqualTo(1);
    booth.system().treeNation().show(new OrderListener() {});
  }

  /// Presses after the interval of the earlier test.
  private String press() {
    return booth.press(button);
  }

  private int trees(String press) {
    return booth.system().treeNation().orders().treesByOrder().getOrDefault(press, 0);
  }

  private byte[] label(String url) {
    var parts = url.substring("s3://".length()).split("/", 2);
    try (var s3 = booth.system().operator().client(S3Client.builder())) {
      return s3.getObjectAsBytes(request -> request.bucket(parts[0]).key(parts[1])).asByteArray();
    }
  }
}
