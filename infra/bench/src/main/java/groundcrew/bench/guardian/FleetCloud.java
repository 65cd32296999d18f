package groundcrew.bench.guardian;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.assembly.ConfigurationCopy;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.door.CallScope;
import groundcrew.local.states.Machine;
import groundcrew.local.states.MachineType;
import groundcrew.local.states.Status;
import groundcrew.local.system.GuardianSystem;
import groundcrew.local.template.Template;
import groundcrew.local.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A cloud with the Guardian and healthy machines in it, under AWS's quotas and with the time that
/// AWS takes.
///
/// @param calls sees the calls at the door
record FleetCloud(LocalCloud cloud, GuardianSystem system, Calls calls) implements AutoCloseable {
  static final Map<String, Duration> LATENCIES =
      Map.of(
          "states:ListExecutions", Duration.ofMillis(200),
          "monitoring:PutMetricData", Duration.ofMillis(100),
          "dynamodb:GetItem", Duration.ofMillis(10),
          "dynamodb:PutItem", Duration.ofMillis(10));

  private static final int EXECUTIONS = 3;

  static FleetCloud start(int machines, Quota quota, Path work) {
    var synthesis = Synthesis.ofThisRepository();
    var world = World.read(synthesis.root().resolve("infra/bench/organization.yaml"));
    var cloud = LocalCloud.start(world, LocalCloudSettings.in(work).withFullPages());
    try {
      var account = world.organization().management();
      var system = GuardianSystem.deploy(cloud, templates(synthesis, quota), account);
      LATENCIES.forEach(
          (operation, latency) -> cloud.door().faults().latency(CallScope.of(operation), latency));
      var calls = new Calls();
      cloud.door().show(calls);
      var fleet = new FleetCloud(cloud, system, calls);
      for (var i = 0; i < machines; i++) {
        fleet.addHealthy(i);
      }
      return fleet;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  private static List<Template> templates(Synthesis synthesis, Quota quota) {
    var file = "infra/local/target/configurations/bench-guardian-%s.yaml".formatted(quota.share());
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/guardian/quotaShare", quota.share())
            .write(synthesis.root().resolve(file));
    return Template.of(synthesis.synthesise(configuration), GuardianSystem.NAME);
  }

  private void addHealthy(int number) {
    var now = Instant.now();
    var created = now.minus(Duration.ofDays(30));
    var machine =
        Machine.of(system.account(), system.region(), name(number), MachineType.STANDARD, created);
    var arn = cloud.states().create(machine, Map.of()).arn();
    for (var i = EXECUTIONS; i > 0; i--) {
      var started = now.minus(Duration.ofHours(i));
      cloud.states().seed(arn, "e-" + i, Status.SUCCEEDED, started, started.plusSeconds(60));
    }
  }

  private static String name(int number) {
    return "machine-%05d".formatted(number);
  }

  /// Returns the ARN of one of the machines.
  String arn(int number) {
    return "arn:aws:states:%s:%s:stateMachine:%s"
        .formatted(system.region(), system.account(), name(number));
  }

  @Override
  public void close() {
    cloud.close();
  }
}
