package groundcrew.bench.guardian;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.assembly.ConfigurationCopy;
import groundcrew.local.assembly.Synthesis;
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

/// A cloud with the Guardian and healthy machines in it, under AWS's quotas.
///
/// @param calls sees the calls at the door
record FleetCloud(LocalCloud cloud, GuardianSystem system, Calls calls) implements AutoCloseable {
  private static final int EXECUTIONS = 3;

  /// @param share the part of the quotas that the Guardian may use
  static FleetCloud start(int machines, double share, Path work) {
    var synthesis = Synthesis.ofThisRepository();
    var world = World.read(synthesis.root().resolve("infra/bench/organization.yaml"));
    var cloud = LocalCloud.start(world, LocalCloudSettings.in(work).withFullPages());
    try {
      var account = world.organization().management();
      var system = GuardianSystem.deploy(cloud, templates(synthesis, share), account);
      for (var i = 0; i < machines; i++) {
        healthy(system, "machine-%05d".formatted(i));
      }
      var calls = new Calls();
      cloud.door().show(calls);
      return new FleetCloud(cloud, system, calls);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  private static List<Template> templates(Synthesis synthesis, double share) {
    var file = "infra/local/target/configurations/bench-guardian-%s.yaml".formatted(share);
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/guardian/quotaShare", share)
            .write(synthesis.root().resolve(file));
    return Template.of(synthesis.synthesise(configuration), GuardianSystem.NAME);
  }

  private static void healthy(GuardianSystem system, String name) {
    var now = Instant.now();
    var created = now.minus(Duration.ofDays(30));
    var machine =
        Machine.of(system.account(), system.region(), name, MachineType.STANDARD, created);
    var states = system.cloud().states();
    var arn = states.create(machine, Map.of()).arn();
    for (var i = EXECUTIONS; i > 0; i--) {
      var started = now.minus(Duration.ofHours(i));
      states.seed(arn, "e-" + i, Status.SUCCEEDED, started, started.plusSeconds(60));
    }
  }

  @Override
  public void close() {
    cloud.close();
  }
}
