package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.ended;
import static groundcrew.stepfn.light.Fleet.express;
import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.light.Fleet.started;
import static groundcrew.stepfn.light.Fleet.tagged;
import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A view of the widget with the statuses that it shows.
record Scene(String name, int width, int height, View view, List<MachineStatus> statuses) {
  static List<Scene> all() {
    return List.of(
        of("light", 1240, 440, false, "", everything()),
        of("dark", 1240, 440, true, "", everything()),
        of("narrow", 300, 640, false, "", everything()),
        of("filtered", 900, 250, false, "orders", everything()),
        of("no-match", 900, 280, true, "invoices <2025>", everything()),
        of("empty", 900, 170, false, "", List.of()),
        of("hundred", 1240, 520, false, "", fiveHundred().subList(0, 100)),
        of("five-hundred", 1840, 920, true, "", fiveHundred()));
  }

  static Scene of(String name) {
    return all().stream().filter(scene -> scene.name().equals(name)).findFirst().orElseThrow();
  }

  private static Scene of(
      String name,
      int width,
      int height,
      boolean dark,
      String filter,
      List<MachineStatus> statuses) {
    var endpoint = "arn:aws:lambda:eu-west-1:111111111111:function:light:live";
    return new Scene(name, width, height, new View(dark, filter, endpoint), statuses);
  }

  @Override
  public String toString() {
    return name;
  }

  String html() {
    return new Page(view, Board.of(statuses, NOON)).draw();
  }

  /// Returns machines in every state.
  private static List<MachineStatus> everything() {
    var month = Duration.ofDays(30);
    return List.of(
        ended(machine("orders-export"), FAILED, Duration.ofMinutes(3)),
        started(
            ended(machine("orders-reconciliation-nightly"), FAILED, Duration.ofHours(7)),
            Duration.ofMinutes(4)),
        tagged(
            ended(
                ended(machine("ledger-closing"), SUCCEEDED, Duration.ofDays(3)),
                FAILED,
                Duration.ofHours(26)),
            Duration.ofDays(1)),
        ended(express("checkout-risk-score"), FAILED, Duration.ofMinutes(11)),
        ended(machine("warehouse-stock-sync"), TIMED_OUT, Duration.ofMinutes(48)),
        ended(machine("customer-data-export"), ABORTED, Duration.ofDays(5)),
        tagged(
            ended(machine("backup-verification"), SUCCEEDED, Duration.ofDays(9)),
            Duration.ofDays(7)),
        tagged(machine("certificate-rotation"), month),
        started(
            ended(machine("image-resize-batch"), SUCCEEDED, Duration.ofHours(1)),
            Duration.ofSeconds(42)),
        started(machine("migration-2026"), Duration.ofHours(5)),
        machine("disaster-recovery-drill"),
        express("webhook-fan-out"),
        ended(express("payment-authorisation"), SUCCEEDED, Duration.ofMinutes(2)),
        ended(machine("billing-run"), SUCCEEDED, Duration.ofDays(30)),
        ended(machine("clickstream-compaction"), SUCCEEDED, Duration.ofMinutes(12))
            .readAt(NOON.minus(Duration.ofMinutes(42))),
        ended(machine("fraud-model-training"), SUCCEEDED, Duration.ofHours(20)),
        ended(machine("orders-import"), SUCCEEDED, Duration.ofMinutes(6)),
        ended(machine("partner-feed-größe-ß"), SUCCEEDED, Duration.ofHours(3)),
        ended(machine("search-index-rebuild"), SUCCEEDED, Duration.ofHours(2)),
        ended(machine("tax-report"), SUCCEEDED, Duration.ofDays(12)),
        ended(machine("thumbnail-cleanup"), SUCCEEDED, Duration.ofMinutes(55)),
        ended(machine("user-offboarding"), SUCCEEDED, Duration.ofHours(31)));
  }

  private static List<MachineStatus> fiveHundred() {
    var teams = List.of("billing", "orders", "search", "media", "identity", "warehouse", "risk");
    var works =
        List.of("export", "import", "sync", "cleanup", "nightly-report", "reindex", "backup");
    var all = new ArrayList<MachineStatus>();
    for (var i = 0; i < 500; i++) {
      var name =
          teams.get(i % teams.size())
              + "-"
              + works.get(i / teams.size() % works.size())
              + "-"
              + (i / 49 + 1);
      var machine = machine(name);
      var age = Duration.ofMinutes(3 + i * 7L % 1400);
      all.add(
          switch (i % 83) {
            case 5 -> ended(machine, FAILED, age);
            case 31 -> i % 2 == 0 ? ended(machine, TIMED_OUT, age) : ended(machine, ABORTED, age);
            case 47 -> tagged(ended(machine, SUCCEEDED, Duration.ofDays(2)), Duration.ofDays(1));
            case 11, 53 -> started(ended(machine, SUCCEEDED, Duration.ofDays(1)), age);
            case 61 -> machine;
            default ->
                i % 29 == 0
                    ? ended(express(name), SUCCEEDED, Duration.ofMinutes(i % 60))
                    : ended(machine, SUCCEEDED, age);
          });
    }
    return all;
  }
}
