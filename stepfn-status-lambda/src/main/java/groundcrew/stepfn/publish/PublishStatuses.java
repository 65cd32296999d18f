package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.machine.RunLease;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metrics;
import groundcrew.stepfn.notice.Notices;
import groundcrew.stepfn.notice.SendNotices;
import groundcrew.stepfn.states.ExpressOutcomes;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads as many state machines as the share of the quota allows, and publishes the metrics of all.
public final class PublishStatuses {
  /// Time for removing items and publishing: a few calls for a thousand machines.
  private static final Duration TO_PUBLISH = Duration.ofSeconds(15);

  /// Part of that time that is left after the last status has been stored.
  private static final Duration AFTER_STORING = Duration.ofSeconds(5);

  /// A deadline is half a minute before the end of the function, which may be that of a process
  /// that hangs. The schedule starts the next run later than that.
  private static final Duration AFTER_DEADLINE = Duration.ofSeconds(30);

  private static final Duration TO_RELEASE = Duration.ofSeconds(5);

  private final MachineStatuses statuses;
  private final RunLease lease;
  private final UpdateMachineStatus update;
  private final FindMachines findMachines;
  private final ReadExpressMetrics readExpressMetrics;
  private final ReadExecutions readExecutions;
  private final PublishMetrics publishMetrics;
  private final ReadingAges ages;
  private final SendNotices sendNotices;
  private final int parallelCalls;

  /// The sources in AWS.
  public record Sources(StateMachines machines, MaxAges maxAges, ExpressOutcomes outcomes) {}

  /// The settings of what is published and how machines are read.
  ///
  /// @param prefix prefix of the names of the machines
  /// @param compatible whether the metric without dimension is published as well
  /// @param expressFailureShare share of an EXPRESS machine's failures above which it fails
  /// @param quota share of the quota of ListExecutions that is used
  /// @param rate limit of the calls to ListExecutions, according to the quota
  /// @param throttled when machines whose calls were throttled are read again
  /// @param parallelCalls number of calls in flight
  public record Settings(
      String prefix,
      boolean compatible,
      double expressFailureShare,
      Quota quota,
      RateLimiter rate,
      Retries throttled,
      int parallelCalls) {}

  /// @param lease right to run
  /// @param retries retries of a write that conflicts with another function's
  /// @param notices who is notified; empty if nobody is
  public PublishStatuses(
      Sources sources,
      MachineStatuses statuses,
      RunLease lease,
      Retries retries,
      Metrics metrics,
      Optional<Notices> notices,
      Settings settings) {
    this.statuses = statuses;
    this.lease = lease;
    this.update = new UpdateMachineStatus(statuses, retries);
    this.sendNotices = new SendNotices(update, notices);
    this.findMachines =
        new FindMachines(statuses, sources.machines(), sources.maxAges(), settings.prefix());
    this.readExpressMetrics =
        new ReadExpressMetrics(
            sources.outcomes(), settings.expressFailureShare(), settings.parallelCalls());
    this.readExecutions =
        new ReadExecutions(
            sources.machines(),
            new ReadPriority(),
            settings.rate(),
            settings.throttled(),
            settings.parallelCalls());
    this.ages = new ReadingAges(settings.quota());
    this.publishMetrics =
        new PublishMetrics(metrics, new MachineMetrics(settings.compatible()), ages);
    this.parallelCalls = settings.parallelCalls();
  }

  /// Publishes the metrics of a run, unless another run is under way: two runs would use twice the
  /// share of the quota. A failure is part of the report and affects nothing else.
  ///
  /// @param run timestamp of all metrics of the run, so that each run has a period of its own
  /// @param deadline end of the run; reading ends early enough to publish
  public PublishReport publish(Instant run, Deadline deadline) {
    var name = UUID.randomUUID().toString();
    if (!lease.acquire(name, deadline.end().plus(AFTER_DEADLINE), deadline)) {
      return PublishReport.skipped();
    }
    try {
      return publishAlone(run, deadline);
    } finally {
      release(name, deadline.clock());
    }
  }

  /// Does not depend on the deadline of the run, which may have passed.
  private void release(String name, InstantSource clock) {
    try {
      lease.release(name, new Deadline(clock, clock.instant().plus(TO_RELEASE)));
    } catch (RuntimeException unreleased) {
      // The run is complete, and the lease ends by itself before the next one.
    }
  }

  private PublishReport publishAlone(Instant run, Deadline deadline) {
    var toRead = deadline.earlier(TO_PUBLISH);
    var state = new RunState();
    var store = new StoreMachineStatus(update, state, deadline.earlier(AFTER_STORING));
    findMachines
        .find(state, toRead)
        .ifPresent(stored -> {
          readExpressMetrics.read(state, store, run, toRead);
          readExecutions.read(state, store, toRead);
          removeDeleted(stored, state, deadline);
          sendNotices(state, run, deadline.earlier(AFTER_STORING));
        });
    var published = publishMetrics.publish(state, run, deadline);
    return state.report(published, run, ages.oldest(state.statuses(), deadline.clock().instant()));
  }

  /// Sends the notices that are due, also of machines that were not read: time alone makes a
  /// machine overdue.
  private void sendNotices(RunState state, Instant run, Deadline deadline) {
    try (var tasks = new ParallelTasks(parallelCalls)) {
      state.statuses().stream()
          .filter(status -> sendNotices.due(status, run))
          .forEach(status -> tasks.start(() -> sendNotice(status, state, run, deadline)));
    }
  }

  private void sendNotice(MachineStatus status, RunState state, Instant run, Deadline deadline) {
    try {
      // The metrics of this run need what was read, also where it could not be stored.
      sendNotices.sendDue(status, run, deadline);
    } catch (RuntimeException failure) {
      state.failed(status.machine().name(), "a notice was not sent: " + failure.getMessage());
    }
  }

  private void removeDeleted(List<MachineStatus> stored, RunState state, Deadline deadline) {
    try (var tasks = new ParallelTasks(parallelCalls)) {
      stored.stream()
          .filter(status -> !state.contains(status.machine()))
          .forEach(status -> tasks.start(() -> remove(status, state, deadline)));
    }
  }

  private void remove(MachineStatus status, RunState state, Deadline deadline) {
    try {
      if (!deadline.passed() && statuses.remove(status, deadline)) {
        state.removed();
      }
    } catch (RuntimeException failure) {
      state.failed(status.machine().name(), "cannot be removed: " + failure.getMessage());
    }
  }
}
