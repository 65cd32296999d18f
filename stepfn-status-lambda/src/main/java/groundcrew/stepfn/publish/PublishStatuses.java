package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metrics;
import groundcrew.stepfn.states.ExpressOutcomes;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Reads as many state machines as the share of the quota allows, and publishes the metrics of all.
public final class PublishStatuses {
  /// Time for removing items and publishing: a few calls for a thousand machines.
  private static final Duration TO_PUBLISH = Duration.ofSeconds(15);

  /// Part of that time that is left after the last status has been stored.
  private static final Duration AFTER_STORING = Duration.ofSeconds(5);

  private final MachineStatuses statuses;
  private final UpdateMachineStatus update;
  private final FindMachines findMachines;
  private final ReadExpressMetrics readExpressMetrics;
  private final ReadExecutions readExecutions;
  private final PublishMetrics publishMetrics;
  private final ReadingAges ages;
  private final int parallelCalls;

  /// The sources in AWS.
  public record Sources(StateMachines machines, MaxAges maxAges, ExpressOutcomes outcomes) {}

  /// The settings of what is published and how machines are read.
  ///
  /// @param prefix prefix of the names of the machines
  /// @param compatible whether the metric without dimension is published as well
  /// @param quota share of the quota of ListExecutions that is used
  /// @param rate limit of the calls to ListExecutions, according to the quota
  /// @param throttled when machines whose calls were throttled are read again
  /// @param parallelCalls number of calls in flight
  public record Settings(
      String prefix,
      boolean compatible,
      Quota quota,
      RateLimiter rate,
      Retries throttled,
      int parallelCalls) {}

  /// @param retries retries of a write that conflicts with another function's
  public PublishStatuses(
      Sources sources,
      MachineStatuses statuses,
      Retries retries,
      Metrics metrics,
      Settings settings) {
    this.statuses = statuses;
    this.update = new UpdateMachineStatus(statuses, retries);
    this.findMachines =
        new FindMachines(statuses, sources.machines(), sources.maxAges(), settings.prefix());
    this.readExpressMetrics = new ReadExpressMetrics(sources.outcomes(), settings.parallelCalls());
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

  /// Publishes the metrics of a run. A failure is part of the report and affects nothing else.
  ///
  /// @param run timestamp of all metrics of the run, so that each run has a period of its own
  /// @param deadline end of the run; reading ends early enough to publish
  public PublishReport publish(Instant run, Deadline deadline) {
    var toRead = deadline.earlier(TO_PUBLISH);
    var state = new RunState();
    var store = new StoreMachineStatus(update, state, deadline.earlier(AFTER_STORING));
    findMachines
        .find(state, toRead)
        .ifPresent(stored -> {
          readExpressMetrics.read(state, store, run, toRead);
          readExecutions.read(state, store, toRead);
          removeDeleted(stored, state, deadline);
        });
    var published = publishMetrics.publish(state, run, deadline);
    return state.report(published, run, ages.oldest(state.statuses(), deadline.clock().instant()));
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
