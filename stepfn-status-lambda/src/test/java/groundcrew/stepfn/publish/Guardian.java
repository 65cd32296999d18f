package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.InMemoryMachineStatuses;
import groundcrew.stepfn.machine.InMemoryRunLease;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.metrics.InMemoryMetrics;
import groundcrew.stepfn.notice.InMemoryNotices;
import groundcrew.stepfn.states.InMemoryExpressOutcomes;
import groundcrew.stepfn.states.InMemoryMaxAges;
import groundcrew.stepfn.states.InMemoryStateMachines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The publisher with ports in memory and a clock that only the test moves.
public final class Guardian {
  public static final Duration PERIOD = Duration.ofMinutes(5);

  /// Four minutes less the reserve of half a minute.
  private static final Duration RUN = Duration.ofSeconds(210);

  public final VirtualTime time = new VirtualTime(NOON);
  public final InMemoryStateMachines machines = new InMemoryStateMachines();
  public final InMemoryMaxAges tags = new InMemoryMaxAges();
  public final InMemoryExpressOutcomes outcomes = new InMemoryExpressOutcomes();
  public final InMemoryMachineStatuses statuses = new InMemoryMachineStatuses();
  public final InMemoryRunLease lease = new InMemoryRunLease();
  public final InMemoryNotices notices = new InMemoryNotices();
  public final InMemoryMetrics metrics = new InMemoryMetrics(time);

  private Quota quota = new Quota(100, 2.5);
  private String prefix = "";
  private boolean compatible;
  private int parallelCalls = 1;

  Guardian quota(Quota itsQuota) {
    quota = itsQuota;
    return this;
  }

  Guardian prefix(String itsPrefix) {
    prefix = itsPrefix;
    return this;
  }

  Guardian compatible() {
    compatible = true;
    return this;
  }

  Guardian parallelCalls(int calls) {
    parallelCalls = calls;
    return this;
  }

  /// Returns the use case, which lives as long as the process of a function.
  public PublishStatuses publishStatuses() {
    return new PublishStatuses(
        new PublishStatuses.Sources(machines, tags, outcomes),
        statuses,
        lease,
        Retries.of(4, Duration.ofMillis(50), Duration.ofSeconds(1), time),
        metrics,
        Optional.of(notices),
        new PublishStatuses.Settings(
            prefix,
            compatible,
            0.05,
            quota,
            new Bucket4jRateLimiter(quota.perSecond(), quota.burst(), time, time),
            Retries.of(1000, Duration.ofMillis(200), Duration.ofSeconds(5), time),
            parallelCalls));
  }

  /// Publishes once, now.
  PublishReport run() {
    return run(publishStatuses());
  }

  /// Publishes once, now. [#metrics] then holds only the values of this run.
  PublishReport run(PublishStatuses publish) {
    metrics.clear();
    return publish.publish(time.instant(), deadline());
  }

  Deadline deadline() {
    return new Deadline(time, time.instant().plus(RUN));
  }

  /// Moves the clock to the next run.
  void nextRun() {
    var next = NOON;
    while (!next.isAfter(time.instant())) {
      next = next.plus(PERIOD);
    }
    time.sleep(Duration.between(time.instant(), next));
  }

  MachineStatus stored(Machine machine) {
    return statuses.find(machine.arn()).orElseThrow();
  }

  static Instant longAgo() {
    return NOON.minus(Duration.ofDays(30));
  }
}
