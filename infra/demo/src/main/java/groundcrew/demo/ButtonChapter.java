package groundcrew.demo;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.command.RunFolder;
import groundcrew.local.template.Template;
import groundcrew.local.treenation.TreeNationServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.s3.S3Client;

/// A press of the button plants a tree and prints its label, and one that is delivered twice plants
/// no other.
///
/// @param treeNation sells the trees
record ButtonChapter(LocalCloud cloud, TreeNationServer treeNation) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /// After the interval that the presses of a button must have.
  private static final Duration LATER = Duration.ofMinutes(1);

  private static final String LABEL = "label.png";

  /// Returns whether the press was printed with one tree and one label, however often it came.
  ///
  /// @param folder takes the label, and the keys of the devices
  boolean play(Screen screen, List<Template> templates, RunFolder folder) {
    var begun = System.nanoTime();
    screen.progress("deploying the green button ...");
    var copies = templates.stream().map(Template::copy).toList();
    var system = ButtonSystem.deploy(cloud, copies, treeNation);
    var devices = folder.path().resolve("devices");
    boolean right;
    try (var printer = new VirtualPrinter(system, devices, "printer");
        var button = new VirtualButton(system, devices, "button-1")) {
      screen.line("a button and a printer, connected by MQTT with mutual TLS; a visitor presses");
      right = press(screen, system, button, printer, folder);
    }
    if (right) {
      cloud.agenda().turn(LATER);
      right = new FirmwareChapter(system).play(screen, folder);
    }
    screen.line(
        "%s after %.1f s"
            .formatted(
                right ? "One press, one tree, one label" : "Not one press, one tree, one label",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
    return right;
  }

  private boolean press(
      Screen screen,
      ButtonSystem system,
      VirtualButton button,
      VirtualPrinter printer,
      RunFolder folder) {
    var pressed = cloud.agenda().instant();
    var press = button.press();
    system.await(
        "the result of press " + press,
        LIMIT,
        () -> results(button, press).anyMatch(result -> !result.equals("accepted")));
    system.await("the end of press " + press, LIMIT, cloud::quiet);
    screen.line(
        "press %s: the button gets %s"
            .formatted(press, String.join(", ", results(button, press).toList())));
    var item = system.item(press);
    if (!system.state(press).equals("PRINTED")) {
      screen.line("it is %s, but must be PRINTED: %s".formatted(system.state(press), item));
      return false;
    }
    screen.line(
        "%d tree planted; the print job is queued %,d ms after the press, the start of the function included"
            .formatted(trees(press), Duration.between(pressed, queued(system, press)).toMillis()));
    var label = label(system, text(item, "URL"));
    screen.line("");
    draw(screen, QrCode.read(label));
    screen.line("");
    screen.line(
        "the code holds %s, which is made up as the tree is".formatted(text(item, "collect_url")));
    screen.line("the label as the printer gets it: " + write(label, folder));
    deliverAgain(system, button, press);
    var labels = printer.commands().stream().filter(command -> command.contains(press)).count();
    screen.line(
        "the same press is delivered again: still %d tree, %d label"
            .formatted(trees(press), labels));
    return trees(press) == 1 && labels == 1;
  }

  /// In the order in which a press gets them.
  private static Stream<String> results(VirtualButton button, String press) {
    return Stream.of("accepted", "limited", "failed", "printed")
        .filter(result -> button.hasResult(press, result));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(AttributeValue::s)
        .orElseThrow(
            () -> new IllegalStateException("the press has no %s: %s".formatted(name, item)));
  }

  private int trees(String press) {
    return treeNation.orders().treesByOrder().getOrDefault(press, 0);
  }

  private static Instant queued(ButtonSystem system, String press) {
    try (var iot = system.operator().client(IotClient.builder())) {
      return iot.describeJob(request -> request.jobId("print-" + press)).job().createdAt();
    }
  }

  private static byte[] label(ButtonSystem system, String url) {
    var parts = url.substring("s3://".length()).split("/", 2);
    try (var s3 = system.operator().client(S3Client.builder())) {
      return s3.getObjectAsBytes(request -> request.bucket(parts[0]).key(parts[1])).asByteArray();
    }
  }

  private static void draw(Screen screen, QrCode code) {
    var blocks = screen.colours() ? HalfBlocks.DARK : HalfBlocks.LIGHT;
    blocks.lines(code).forEach(line -> screen.line(screen.blackOnWhite(line)));
  }

  private static Path write(byte[] label, RunFolder folder) {
    try {
      Files.write(folder.path().resolve(LABEL), label);
      return folder.shown(LABEL);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.shown(LABEL), e);
    }
  }

  /// The button receives the result of a press that has ended a second time.
  private void deliverAgain(ButtonSystem system, VirtualButton button, String press) {
    var before = button.results().size();
    button.send("{\"press\":\"%s\",\"age_ms\":0}".formatted(press));
    system.await("the second delivery", LIMIT, () -> button.results().size() > before);
    system.await("its end", LIMIT, cloud::quiet);
  }
}
