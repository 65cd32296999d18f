package groundcrew.demo;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.keep.LookAround;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.demo.system.GateSystem;
import groundcrew.demo.system.GuardianSystem;
import groundcrew.demo.system.PipelineSystem;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.command.RunFolder;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.treenation.TreeNationServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Starts a cloud, plays a chapter for each system in it, and tells what happened.
final class Demo {
  /// What to do after the demo.
  private static final List<String> NEXT =
      List.of(
          "",
          "look around    ./groundcrew demo --keep, and the AWS CLI in another terminal",
          "deploy it      README.md, \"Deploy it\"; ./groundcrew synth writes the templates alone",
          "what it costs  the table at the top of README.md; infra/bench/README.md reckons it");

  private final Synthesis synthesis = Synthesis.ofThisRepository();
  private final Screen screen;
  private final RunFolder folder;
  private final int port;
  private final boolean keep;

  Demo(Screen screen, RunFolder folder, int port, boolean keep) {
    this.screen = screen;
    this.folder = folder;
    this.port = port;
    this.keep = keep;
  }

  /// Returns whether every chapter ended as it should.
  boolean run() {
    screen.progress("synthesising the infrastructure ...");
    var assembly = synthesis.synthesise(configuration());
    var fixture = Fixture.example();
    var log = new TaggerLog();
    var settings = LocalCloudSettings.in(folder.path()).withPort(port).withListener(log::line);
    try (var treeNation = new TreeNationServer(ButtonSystem.TOKEN);
        var cloud = LocalCloud.start(fixture, settings)) {
      var tagging = TaggingSystem.deploy(cloud, SystemTemplates.of(assembly, TaggingSystem.NAME));
      var tagged = new TaggingChapter(cloud, fixture, log).play(screen, tagging);
      screen.line("");
      var watched =
          new GuardianChapter(cloud)
              .play(screen, SystemTemplates.of(assembly, GuardianSystem.NAME), folder);
      screen.line("");
      var planted =
          new ButtonChapter(cloud, treeNation)
              .play(screen, SystemTemplates.of(assembly, ButtonSystem.NAME), folder);
      screen.line("");
      var ran =
          new PipelineChapter(cloud)
              .play(screen, SystemTemplates.of(assembly, PipelineSystem.NAME), folder);
      screen.line("");
      var gated =
          new GateChapter(cloud)
              .play(screen, SystemTemplates.of(assembly, GateSystem.NAME), folder);
      if (keep) {
        new LookAround(cloud, fixture, tagging, folder).print(screen);
        keep(cloud);
      } else {
        NEXT.forEach(screen::line);
      }
      return tagged && watched && planted && ran && gated;
    }
  }

  /// The example's, where the organization has what the example cannot count on.
  private Path configuration() {
    return ConfigurationCopy.of(synthesis.exampleConfiguration())
        .with("/tagging/levels/0/untaggedSource", "resource-explorer")
        .write(folder.path().resolve("demo.yaml"));
  }

  private static void keep(LocalCloud cloud) {
    var scheduler = cloud.module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::enable);
    cloud.agenda().start();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
