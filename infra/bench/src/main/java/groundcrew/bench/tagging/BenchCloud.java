package groundcrew.bench.tagging;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.assembly.ConfigurationCopy;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.system.TagAudit;
import groundcrew.local.system.TaggingSystem;
import groundcrew.local.template.Template;
import groundcrew.local.world.LargeOrganization;
import groundcrew.local.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A cloud with the tagging system and an organization in it, whose calls are counted.
final class BenchCloud implements AutoCloseable {
  /// What each account has, and what the level owns.
  static final List<String> KEYS = LargeOrganization.KEYS;

  /// What Lambda calls by itself to feed a function from a queue.
  private static final Set<String> OF_LAMBDA =
      Set.of("sqs:DeleteMessageBatch", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");

  private static final Duration LIMIT = Duration.ofMinutes(60);

  private final World world;
  private final LocalCloud cloud;
  private final TaggingSystem system;
  private final DoorWitness witness = new DoorWitness();

  /// How fast calls may be.
  enum Rates {
    /// AWS's published quotas, at the door and in the functions.
    PUBLISHED,
    /// None: for counting without waiting.
    NONE
  }

  BenchCloud(World world, Rates rates, Path work) {
    this.world = world;
    var settings = LocalCloudSettings.in(work).withFullPages();
    cloud = LocalCloud.start(world, rates == Rates.NONE ? settings.withoutRates() : settings);
    try {
      system = TaggingSystem.deploy(cloud, templates(world, rates), world);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
    cloud.door().show(witness);
  }

  private static List<Template> templates(World world, Rates rates) {
    var synthesis = Synthesis.ofThisRepository();
    var name = "bench-%d-%s.yaml".formatted(world.regions().size(), rates);
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/tagging/queue/messageDelay", "PT0S")
            .with("/tagging/levels/0/keys", KEYS)
            .with("/tagging/levels/0/regions", world.regions());
    if (rates == Rates.NONE) {
      configuration.with("/tagging/tagResourcesTps", 1000).with("/tagging/getResourcesTps", 1000);
    }
    var file = synthesis.root().resolve("infra/local/target/configurations/" + name);
    return Template.of(synthesis.synthesise(configuration.write(file)), TaggingSystem.NAME);
  }

  World world() {
    return world;
  }

  LocalCloud cloud() {
    return cloud;
  }

  DoorWitness witness() {
    return witness;
  }

  Set<String> keys() {
    return Set.copyOf(KEYS);
  }

  /// Runs once, and returns the calls that were made.
  ///
  /// @param tick called about ten times a second
  /// @throws IllegalStateException where a resource is not right afterwards: what was not done
  ///   costs nothing
  Map<String, Long> run(Runnable tick) {
    return watch(() -> system.run(LIMIT, tick));
  }

  /// Lets somebody tag everything, and returns the calls that were made.
  ///
  /// @throws IllegalStateException where a resource is not right afterwards
  Map<String, Long> watch(Runnable work) {
    cloud.door().counts().reset();
    var planned = witness.planned();
    var done = witness.done();
    work.run();
    var wrong = TagAudit.of(world, keys()).wrong().size();
    if (wrong > 0) {
      throw new IllegalStateException(wrong + " resources are not right after the run");
    }
    var calls = new HashMap<String, Long>();
    cloud
        .door()
        .counts()
        .snapshot()
        .forEach((call, times) -> calls.merge(call.operation(), times, Long::sum));
    calls.keySet().removeAll(OF_LAMBDA);
    calls.remove("s3:PutObject");
    calls.put(LeastCalls.PLANNED, witness.planned() - planned);
    calls.put(LeastCalls.DONE, witness.done() - done);
    return new TreeMap<>(calls);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
