package groundcrew.demo.soak;

import groundcrew.demo.Screen;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.ground.LocalCloudSettings;
import java.nio.file.Path;
import java.time.Duration;

/// Tags a large organization, and takes the run back, while everything goes wrong that can.
///
/// @param work directory for what a failure has to be understood by: logs and journals
/// @param limit of tagging, and of undoing
public record Soak(SoakSize size, long seed, Path work, Duration limit, Screen screen) {
  private static final int PROCESSES = 3;

  /// Runs to the end.
  ///
  /// @throws IllegalStateException where there is no end in sight
  public SoakResult run() {
    screen.line("seed %d".formatted(seed));
    screen.progress("synthesising the infrastructure ...");
    var templates = SoakStacks.of(Synthesis.ofThisRepository());
    var fixture = size.fixture(seed);
    var keys = TaggingSystem.keys(templates);
    var victims = Victims.choose(fixture, keys, size.largeAccounts(fixture), seed);
    var before = Snapshot.of(fixture, keys);
    var evidence = new Evidence();
    var settings =
        LocalCloudSettings.in(work).withEnvironments(PROCESSES).withListener(evidence::line);
    try (var cloud = LocalCloud.start(fixture, settings)) {
      var mischief = new Mischief(victims, seed);
      mischief.beforeDeployment(cloud);
      var home = TaggingSystem.deploy(cloud, templates).home();
      mischief.start(cloud);
      // Messages are received again while others are in progress, as in AWS.
      cloud.agenda().start();
      return new SoakRun(this, cloud, home, fixture, keys, before, victims, evidence).result();
    }
  }
}
