package groundcrew.e2e;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
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
  static final Duration LIMIT = Duration.ofSeconds(60);

  static ButtonCloud start() throws IOException {
    return start(templates -> {});
  }

  /// Starts with copies of the templates, changed.
  static ButtonCloud start(Consumer<List<Template>> change) throws IOException {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates = Template.of(assembly, ButtonSystem.NAME).stream().map(Template::copy).toList();
    change.accept(templates);
    var work = Files.createTempDirectory("groundcrew");
    Fixture fixture = TaggingCloud.smallWorld();
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

  VirtualButton button() {
    return new VirtualButton(system, work.resolve("devices"), "button-1");
  }

  VirtualPrinter printer() {
    return new VirtualPrinter(system, work.resolve("devices"), "printer");
  }

  void awaitState(String press, String state) {
    system.await(
        "%s of press %s".formatted(state, press), LIMIT, () -> system.state(press).equals(state));
  }

  @Override
  public void close() {
    try (var _ = system.treeNation()) {
      cloud.close();
    }
  }
}
