package groundcrew.demo;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
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
import groundcrew.local.template.Template;
import groundcrew.local.treenation.TreeNationServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Starts a cloud, plays a chapter for each system in it, and tells what happened.
final class Demo {
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
      var tagged =
          new TaggingChapter(cloud, fixture, log)
              .play(screen, Template.of(assembly, TaggingSystem.NAME));
      screen.line("");
      var watched =
          new GuardianChapter(cloud)
              .play(screen, Template.of(assembly, GuardianSystem.NAME), folder);
      screen.line("");
      var planted =
          new ButtonChapter(cloud, treeNation)
              .play(screen, Template.of(assembly, ButtonSystem.NAME), folder);
      screen.line("");
      var ran =
          new PipelineChapter(cloud)
              .play(screen, Template.of(assembly, PipelineSystem.NAME), folder);
      screen.line("");
      var gated =
          new GateChapter(cloud).play(screen, Template.of(assembly, GateSystem.NAME), folder);
      if (keep) {
        keep(cloud, fixture);
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

  private void keep(LocalCloud cloud, Fixture fixture) {
    var account =
        fixture.organization().accounts().stream()
            .filter(a -> !a.id().equals(fixture.organization().management()))
            .filter(a ->
                fixture.resources().after(a.id(), fixture.regions().getFirst(), "").count() > 1)
            .findFirst()
            .orElseThrow();
    var keys = cloud.operator(account.id());
    screen.line("");
    screen.line("The cloud stays up. As account %s (%s):".formatted(account.id(), account.name()));
    keys.variables().forEach((name, value) -> screen.line("  export %s=%s".formatted(name, value)));
    screen.line(
        "  aws --endpoint-url %s --region %s resourcegroupstaggingapi get-resources"
            .formatted(cloud.endpoint(), fixture.regions().getFirst()));
    screen.line("The schedules are enabled; Ctrl-C ends it.");
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
