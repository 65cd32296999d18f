package groundcrew.demo;

import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The state machines of a believable team, and what their lights must be.
///
/// @param expected by the machine's name
record Fleet(GuardianSystem system, Instant now, Map<String, Light> expected) {
  private static final List<String> DATA = List.of("orders", "invoices", "customers", "stock");
  private static final List<String> STEPS =
      List.of(
          "extract",
          "load",
          "validate",
          "export",
          "archive",
          "reconcile",
          "report",
          "cleanup",
          "notify",
          "sync",
          "index",
          "snapshot");

  /// Creates the machines with their past.
  ///
  /// @param now by the cloud's clock
  static Fleet create(GuardianSystem system, Instant now) {
    var fleet = new Fleet(system, now, new TreeMap<>());
    var number = 0;
    for (var data : DATA) {
      for (var step : STEPS) {
        fleet.standard(data + "-" + step, Optional.empty(), history(number++));
      }
    }
    fleet.standard("payments-settlement", Optional.of("PT26H"), Status.SUCCEEDED);
    fleet.overdue("backup-databases", "PT26H");
    fleet.overdue("rotate-certificates", "P30D");
    for (var name : List.of("month-end-close", "year-end-close", "disaster-recovery")) {
      fleet.standard(name, Optional.empty());
    }
    fleet.express("thumbnails", Status.SUCCEEDED);
    fleet.express("webhook-fan-out", Status.SUCCEEDED);
    fleet.express("fraud-check", Status.FAILED);
    fleet.express("address-lookup");
    return fleet;
  }

  /// Returns the names in their order.
  List<String> names() {
    return List.copyOf(expected.keySet());
  }

  /// Returns a machine that is well.
  String healthy() {
    return "orders-extract";
  }

  String arn(String name) {
    return Machine.of(system.account(), system.region(), name, MachineType.STANDARD, Instant.EPOCH)
        .arn();
  }

  private static Status[] history(int number) {
    if (number % 11 == 7) {
      return new Status[] {Status.SUCCEEDED, Status.FAILED};
    }
    if (number == 20) {
      return new Status[] {Status.SUCCEEDED, Status.TIMED_OUT};
    }
    if (number % 9 == 5) {
      return new Status[] {Status.SUCCEEDED, Status.RUNNING};
    }
    return new Status[] {Status.FAILED, Status.SUCCEEDED, Status.SUCCEEDED};
  }

  private void standard(String name, Optional<String> maxAge, Status... executions) {
    var created = now.minus(Duration.ofDays(100));
    create(name, MachineType.STANDARD, created, maxAge);
    for (var i = 0; i < executions.length; i++) {
      var started = now.minus(Duration.ofMinutes(20L * (executions.length - i)));
      states().seed(arn(name), "e-" + i, executions[i], started, started.plusSeconds(300));
    }
    expected.put(name, light(executions));
  }

  private void overdue(String name, String maxAge) {
    var longAgo = now.minus(Duration.ofDays(60));
    create(name, MachineType.STANDARD, longAgo, Optional.of(maxAge));
    states().seed(arn(name), "e-0", Status.SUCCEEDED, longAgo, longAgo.plusSeconds(300));
    expected.put(name, Light.OVERDUE);
  }

  private void express(String name, Status... executions) {
    create(name, MachineType.EXPRESS, now.minus(Duration.ofDays(100)), Optional.empty());
    for (var i = 0; i < executions.length; i++) {
      states().end(states().start(arn(name), "e-" + i).arn(), executions[i]);
    }
    expected.put(name, light(executions));
  }

  private void create(String name, MachineType type, Instant created, Optional<String> maxAge) {
    states()
        .create(
            Machine.of(system.account(), system.region(), name, type, created),
            maxAge.map(age -> Map.of("groundcrew:max-age", age)).orElse(Map.of()));
  }

  private static Light light(Status... executions) {
    if (executions.length == 0) {
      return Light.NEVER_RAN;
    }
    return switch (executions[executions.length - 1]) {
      case SUCCEEDED -> Light.SUCCEEDED;
      case RUNNING -> Light.RUNNING;
      case FAILED, TIMED_OUT, ABORTED -> Light.FAILED;
    };
  }

  private States states() {
    return system.cloud().module(StepFunctionsModule.class).states();
  }
}
