package groundcrew.bench.button;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import groundcrew.local.treenation.TreeNationServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A cloud with the green button, its devices, and the time that AWS takes.
///
/// @param calls sees the calls at the gateway
/// @param invocations sees how long the functions take
record BoothCloud(
    LocalCloud cloud,
    ButtonSystem system,
    Calls calls,
    Invocations invocations,
    List<VirtualButton> buttons)
    implements AutoCloseable {
  /// What a call of a service takes beside its work.
  static final Map<String, Duration> LATENCIES =
      new TreeMap<>(
          Map.of(
              "dynamodb", Duration.ofMillis(10),
              "ssm", Duration.ofMillis(30),
              "s3", Duration.ofMillis(50),
              "iot", Duration.ofMillis(80),
              "iotdata", Duration.ofMillis(80)));

  static final int BUTTONS = 20;

  /// At five presses a second of 0.9 s each, four or five run at once.
  static final int PROCESSES = 8;

  static BoothCloud start(Path work, Consumer<String> progress) {
    progress.accept("starting a booth with %d buttons ...".formatted(BUTTONS));
    var synthesis = Synthesis.ofThisRepository();
    var fixture = Fixture.read(synthesis.root().resolve("infra/bench/organization.yaml"));
    var invocations = new Invocations();
    var cloud =
        LocalCloud.start(
            fixture,
            LocalCloudSettings.in(work).withEnvironments(PROCESSES).withListener(invocations));
    var treeNation = new TreeNationServer(ButtonSystem.TOKEN);
    try {
      var system = ButtonSystem.deploy(cloud, templates(synthesis), treeNation);
      LATENCIES.forEach((service, latency) ->
          cloud.gateway().faults().latency(CallScope.ofService(service), latency));
      var calls = new Calls();
      cloud.gateway().show(calls);
      var devices = work.resolve("devices");
      var buttons = new ArrayList<VirtualButton>();
      names().forEach(name -> buttons.add(new VirtualButton(system, devices, name)));
      return new BoothCloud(cloud, system, calls, invocations, buttons);
    } catch (RuntimeException e) {
      cloud.close();
      treeNation.close();
      throw e;
    }
  }

  private static List<Template> templates(Synthesis synthesis) {
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/button/buttons", names())
            .with("/button/dailyTreeLimit", 100_000)
            .write(synthesis.root().resolve("infra/demo/target/configurations/bench-button.yaml"));
    return SystemTemplates.of(synthesis.synthesise(configuration), ButtonSystem.NAME);
  }

  private static List<String> names() {
    return IntStream.rangeClosed(1, BUTTONS).mapToObj("button-%d"::formatted).toList();
  }

  /// Waits until nothing is at work.
  void settle() {
    system.await("quiet", Duration.ofMinutes(2), cloud::quiet);
  }

  /// Sets how long Tree-Nation takes.
  void treeNation(Duration latency) {
    system.treeNation().faults().latency(latency);
  }

  @Override
  public void close() {
    try (var _ = system.treeNation()) {
      buttons.forEach(VirtualButton::close);
      cloud.close();
    }
  }
}
