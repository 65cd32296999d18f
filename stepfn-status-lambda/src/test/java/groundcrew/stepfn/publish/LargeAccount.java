package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.standard;

import groundcrew.common.StrictJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Publishes an account with many healthy machines, run after run, in virtual time. The benchmark
/// starts it and reads its output.
public final class LargeAccount {
  private static final Duration LATENCY = Duration.ofMillis(50);

  /// Number of rounds that are measured after the first one.
  private static final int SETTLED = 2;

  private final Guardian guardian = new Guardian();
  private final PublishStatuses publish;
  private final Quota quota;
  private final int machines;
  private int called;

  /// One run.
  ///
  /// @param calls number of calls to ListExecutions
  /// @param allowed number of calls that the quota allowed until the last machine was read
  /// @param took time from the start to the report
  private record Run(PublishReport report, int calls, double allowed, Duration took) {}

  private record Measured(
      int runs,
      int calls,
      long allowed,
      int settledRuns,
      int settledCalls,
      long settledSeconds,
      long oldestSeconds) {}

  private LargeAccount(int machines, Quota quota) {
    this.machines = machines;
    this.quota = quota;
    this.publish = guardian.quota(quota).publishStatuses();
    guardian.machines.whileCalled(_ -> called++);
    guardian.machines.slow(guardian.time, LATENCY);
    for (var i = 0; i < machines; i++) {
      guardian.machines.add(
          standard("m" + i), Guardian.longAgo(), ended("a", SUCCEEDED, NOON.minusSeconds(900)));
    }
  }

  /// Prints the measurements as JSON.
  ///
  /// @param arguments number of machines, and share of the quota of a large region
  public static void main(String... arguments) {
    var quota = Quota.listExecutions("eu-west-1").share(Double.parseDouble(arguments[1]));
    System.out.println(new LargeAccount(Integer.parseInt(arguments[0]), quota).measure());
  }

  private String measure() {
    var first = new ArrayList<Run>();
    while (first.stream().mapToInt(run -> run.report().read()).sum() < machines) {
      first.add(run());
    }
    var settled = new ArrayList<Run>();
    while (settled.size() < SETTLED * first.size()) {
      settled.add(run());
    }
    var all = new ArrayList<>(first);
    all.addAll(settled);
    return StrictJson.write(
        new Measured(
            first.size(),
            calls(all),
            Math.round(all.stream().mapToDouble(Run::allowed).sum()),
            settled.size(),
            calls(settled),
            settled.stream().mapToLong(run -> run.took().toSeconds()).sum(),
            settled.stream()
                .mapToLong(run -> run.report().oldestReadingSeconds())
                .max()
                .orElseThrow()));
  }

  private static int calls(List<Run> runs) {
    return runs.stream().mapToInt(Run::calls).sum();
  }

  private Run run() {
    var before = called;
    var begun = guardian.time.instant();
    var report = guardian.run(publish);
    // No time passes here after the last read.
    var took = Duration.between(begun, guardian.time.instant());
    guardian.nextRun();
    var allowed = quota.burst() + quota.perSecond() * took.toMillis() / 1000;
    return new Run(report, called - before, allowed, took);
  }
}
