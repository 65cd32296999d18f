package groundcrew.bench.tagging;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.TagAudit;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
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

  private final Fixture fixture;
  private final LocalCloud cloud;
  private final TaggingSystem system;
  private final GatewayListener listener = new GatewayListener();

  /// How fast calls may be.
  enum Rates {
    /// AWS's published quotas, at the gateway and in the functions.
    PUBLISHED,
    /// None: for counting without waiting.
    NONE
  }

  BenchCloud(Fixture fixture, Rates rates, Path work) {
    this.fixture = fixture;
    var settings = LocalCloudSettings.in(work).withFullPages();
    cloud = LocalCloud.start(fixture, rates == Rates.NONE ? settings.withoutRates() : settings);
    try {
      system = TaggingSystem.deploy(cloud, templates(fixture, rates));
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
    cloud.gateway().show(listener);
  }

  private static List<Template> templates(Fixture fixture, Rates rates) {
    var synthesis = Synthesis.ofThisRepository();
    var name = "bench-%d-%s.yaml".formatted(fixture.regions().size(), rates);
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/tagging/queue/messageDelay", "PT0S")
            .with("/tagging/listingLag", "PT0S")
            .with("/tagging/levels/0/keys", KEYS)
            .with("/tagging/levels/0/regions", fixture.regions());
    if (rates == Rates.NONE) {
      configuration.with("/tagging/tagResourcesTps", 1000).with("/tagging/getResourcesTps", 1000);
    }
    var file = synthesis.root().resolve("infra/demo/target/configurations/" + name);
    return SystemTemplates.of(synthesis.synthesise(configuration.write(file)), TaggingSystem.NAME);
  }

  Fixture fixture() {
    return fixture;
  }

  LocalCloud cloud() {
    return cloud;
  }

  GatewayListener listener() {
    return listener;
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
    cloud.gateway().counts().reset();
    var planned = listener.planned();
    var done = listener.done();
    var runs = listener.runs();
    work.run();
    var wrong = TagAudit.of(fixture, keys()).wrong().size();
    if (wrong > 0) {
      throw new IllegalStateException(wrong + " resources are not right after the run");
    }
    var calls = new HashMap<String, Long>();
    cloud
        .gateway()
        .counts()
        .snapshot()
        .forEach((call, times) -> calls.merge(call.operation(), times, Long::sum));
    calls.keySet().removeAll(OF_LAMBDA);
    calls.remove("s3:PutObject");
    calls.put(LeastCalls.PLANNED, listener.planned() - planned);
    calls.put(LeastCalls.DONE, listener.done() - done);
    calls.put(LeastCalls.RUNS, listener.runs() - runs);
    return new TreeMap<>(calls);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
