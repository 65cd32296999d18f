package groundcrew.local.demo;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.assembly.ConfigurationCopy;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.system.TagAudit;
import groundcrew.local.system.TaggingSystem;
import groundcrew.local.template.Template;
import groundcrew.local.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Tags the demo's organization and tells what happened.
final class Demo {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private final Screen screen;
  private final int port;
  private final boolean keep;

  Demo(Screen screen, int port, boolean keep) {
    this.screen = screen;
    this.port = port;
    this.keep = keep;
  }

  /// Returns whether every taggable resource has its account's tags.
  boolean run() {
    var begun = System.nanoTime();
    var synthesis = Synthesis.ofThisRepository();
    screen.progress("synthesising the infrastructure ...");
    var templates = Template.of(synthesis.synthesise(configuration(synthesis)));
    var world = World.demo();
    var log = new TaggerLog();
    var settings =
        LocalCloudSettings.in(synthesis.root().resolve(".groundcrew/cloud"))
            .withPort(port)
            .withListener(log::line);
    try (var cloud = LocalCloud.start(world, settings)) {
      var system = TaggingSystem.deploy(cloud, templates, world);
      var before = TagAudit.of(world, system.keys());
      screen.line(
          "%s accounts with tags %s, %,d resources in %s"
              .formatted(
                  before.accounts(),
                  system.keys().stream().sorted().toList(),
                  before.resources(),
                  world.regions()));
      screen.line("the schedule fires: accounts are listed, their messages wait 15 s, then ...");
      system.run(LIMIT, () -> progress(log, before));
      var after = TagAudit.of(world, system.keys());
      var summary = new Summary(before, after, log, cloud.door().counts());
      summary.print(screen, Duration.ofNanos(System.nanoTime() - begun));
      if (keep) {
        keep(cloud, world);
      }
      return summary.allRight();
    }
  }

  /// The example's, where the organization has what the example cannot count on.
  private static Path configuration(Synthesis synthesis) {
    return ConfigurationCopy.of(synthesis.exampleConfiguration())
        .with("/tagging/levels/0/untaggedSource", "resource-explorer")
        .write(synthesis.root().resolve(".groundcrew/demo.yaml"));
  }

  private void progress(TaggerLog log, TagAudit before) {
    screen.progress(
        "%,6d of %,d resources tagged, %d accounts and regions done"
            .formatted(
                log.tagged(), before.wrong().size() + before.neverTagged().size(), log.messages()));
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
