package groundcrew.e2e;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.demo.system.BoothRecords;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import groundcrew.local.treenation.TreeNationServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A booth with one button and one printer, its cloud, and the seller of its trees.
record ButtonCloud(LocalCloud cloud, ButtonSystem system, Path work) implements AutoCloseable {
  static final Duration LIMIT = Patience.LIMIT;

  private static final Duration LEASE = Duration.ofSeconds(6);

  static ButtonCloud start() throws IOException {
    return start(templates -> {});
  }

  /// Starts with copies of the templates, changed.
  static ButtonCloud start(Consumer<List<Template>> change) throws IOException {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates =
        SystemTemplates.of(assembly, ButtonSystem.NAME).stream().map(Template::copy).toList();
    change.accept(templates);
    var work = Files.createTempDirectory("groundcrew");
    Fixture fixture = TaggingCloud.smallOrganization();
    var cloud = LocalCloud.start(fixture, LocalCloudSettings.in(work));
    cloud.iam().decisions().record();
    try {
      var treeNation = new TreeNationServer(ButtonSystem.TOKEN);
      return new ButtonCloud(cloud, ButtonSystem.deploy(cloud, templates, treeNation), work);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /// Starts with a press function that runs for a short time at most: a lease is as long as its
  /// function may run, and the press of a worker that has stopped waits for its end.
  static ButtonCloud withShortLeases(Consumer<List<Template>> change) throws IOException {
    return start(templates -> {
      change.accept(templates);
      var own = templates.getLast();
      own.idsOf("AWS::Lambda::Function").stream()
          .map(id -> own.resource(id).withObject("/Properties"))
          .filter(function -> function.path("FunctionName").asText().endsWith("-press"))
          .forEach(function -> function.put("Timeout", LEASE.toSeconds()));
    });
  }

  /// Waits until the leases of stopped workers have ended, which a process reads off its own clock.
  void waitForLeases() {
    try {
      Thread.sleep(LEASE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  VirtualButton button() {
    return button("button-1");
  }

  VirtualButton button(String thing) {
    return new VirtualButton(system, work.resolve("devices"), thing);
  }

  /// Presses a button after the interval of its earlier presses.
  String press(VirtualButton button) {
    cloud.agenda().turn(Duration.ofMinutes(1));
    return button.press();
  }

  VirtualPrinter printer() {
    return new VirtualPrinter(system, work.resolve("devices"), "printer");
  }

  void awaitState(String press, String state) {
    system.await(
        "%s of press %s".formatted(state, press), LIMIT, () -> system.state(press).equals(state));
  }

  /// Returns what the services hold.
  BoothRecords records() {
    return new BoothRecords(system);
  }

  @Override
  public void close() {
    try (var _ = system.treeNation()) {
      cloud.close();
    }
  }
}
