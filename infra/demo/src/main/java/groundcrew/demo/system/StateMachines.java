package groundcrew.demo.system;

import groundcrew.local.LocalCloud;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The state machines that a first event finds.
final class StateMachines {
  private static final List<String> NAMES =
      List.of("nightly-import", "billing-export", "month-end-close");

  private StateMachines() {}

  /// Creates state machines with one successful execution each.
  static void create(LocalCloud cloud, String account, String region) {
    var created = Instant.now().minus(Duration.ofDays(30));
    var started = Instant.now().minus(Duration.ofHours(1));
    for (var name : NAMES) {
      var machine = Machine.of(account, region, name, MachineType.STANDARD, created);
      var arn = cloud.module(StepFunctionsModule.class).states().create(machine, Map.of()).arn();
      cloud
          .module(StepFunctionsModule.class)
          .states()
          .seed(arn, "e-0", Status.SUCCEEDED, started, started.plusSeconds(60));
    }
  }
}
