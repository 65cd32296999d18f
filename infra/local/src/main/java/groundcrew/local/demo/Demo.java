package groundcrew.local.demo;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.TurnedClock;
import groundcrew.local.assembly.ConfigurationCopy;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.system.GuardianSystem;
import groundcrew.local.system.TaggingSystem;
import groundcrew.local.template.Template;
import groundcrew.local.world.World;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Starts a cloud, plays a chapter for each system in it, and tells what happened.
final class Demo {
  private final Synthesis synthesis = Synthesis.ofThisRepository();
  private final Screen screen;
  private final int port;
  private final boolean keep;

  Demo(Screen screen, int port, boolean keep) {
    this.screen = screen;
    this.port = port;
    this.keep = keep;
  }

  /// Returns whether every chapter ended as it should.
  boolean run() {
    screen.progress("synthesising the infrastructure ...");
    var assembly = synthesis.synthesise(configuration());
    var world = World.demo();
    var log = new TaggerLog();
    var clock = new TurnedClock();
    var settings =
        LocalCloudSettings.in(synthesis.root().resolve(".groundcrew/cloud"))
            .withPort(port)
            .withClock(clock)
            .withListener(log::line);
    try (var cloud = LocalCloud.start(world, settings)) {
      var tagged =
          new TaggingChapter(cloud, world, log)
              .play(screen, Template.of(assembly, TaggingSystem.NAME));
      screen.line("");
      var watched =
          new GuardianChapter(cloud, clock, world.organization().management())
              .play(screen, Template.of(assembly, GuardianSystem.NAME), synthesis.root());
      if (keep) {
        keep(cloud, world);
      }
      return tagged && watched;
    }
  }

  /// The example's, where the organization has what the example cannot count on.
  private Path configuration() {
    return ConfigurationCopy.of(synthesis.exampleConfiguration())
        .with("/tagging/levels/0/untaggedSource", "resource-explorer")
        .write(synthesis.root().resolve(".groundcrew/demo.yaml"));
  }

  private void keep(LocalCloud cloud, World world) {
    var account =
        world.organization().accounts().stream()
            .filter(a -> !a.id().equals(world.organization().management()))
            .filter(
                a -> world.resources().after(a.id(), world.regions().getFirst(), "").count() > 1)
            .findFirst()
            .orElseThrow();
    var keys = cloud.operator(account.id());
    screen.line("");
    screen.line("The cloud stays up. As account %s (%s):".formatted(account.id(), account.name()));
    screen.line("  export AWS_ACCESS_KEY_ID=%s".formatted(keys.accessKeyId()));
    screen.line("  export AWS_SECRET_ACCESS_KEY=%s".formatted(keys.secretAccessKey()));
    screen.line("  export AWS_SESSION_TOKEN=%s".formatted(keys.sessionToken()));
    screen.line(
        "  aws --endpoint-url %s --region %s resourcegroupstaggingapi get-resources"
            .formatted(cloud.endpoint(), world.regions().getFirst()));
    screen.line("Ctrl-C ends it.");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
