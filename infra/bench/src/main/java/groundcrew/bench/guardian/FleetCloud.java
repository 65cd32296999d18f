package groundcrew.bench.guardian;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A cloud with the Guardian and healthy machines in it, under AWS's quotas and with the time that
/// AWS takes.
///
/// @param calls sees the calls at the gateway
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
    var fixture = Fixture.read(synthesis.root().resolve("infra/bench/organization.yaml"));
    var cloud = LocalCloud.start(fixture, LocalCloudSettings.in(work).withFullPages());
    try {
      var system = GuardianSystem.deploy(cloud, templates(synthesis, quota));
      LATENCIES.forEach((operation, latency) ->
          cloud.gateway().faults().latency(CallScope.of(operation), latency));
      var calls = new Calls();
      cloud.gateway().show(calls);
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
    var file = "infra/demo/target/configurations/bench-guardian-%s.yaml".formatted(quota.share());
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/guardian/quotaShare", quota.share())
            .write(synthesis.root().resolve(file));
    return SystemTemplates.of(synthesis.synthesise(configuration), GuardianSystem.NAME);
  }

  private void addHealthy(int number) {
    var now = Instant.now();
    var created = now.minus(Duration.ofDays(30));
    var machine =
        Machine.of(system.account(), system.region(), name(number), MachineType.STANDARD, created);
    var arn = cloud.module(StepFunctionsModule.class).states().create(machine, Map.of()).arn();
    for (var i = EXECUTIONS; i > 0; i--) {
      var started = now.minus(Duration.ofHours(i));
      cloud
          .module(StepFunctionsModule.class)
          .states()
          .seed(arn, "e-" + i, Status.SUCCEEDED, started, started.plusSeconds(60));
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
