package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.ChangeReading;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.machine.Readings;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metrics;
import groundcrew.stepfn.states.ExpressOutcomes;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Reads all machines, as many as the share of the quota allows, and publishes what is known of
/// each.
public final class PublishStatuses {
  /// What remains for removing and publishing, which are a few calls for a thousand machines.
  private static final Duration TO_PUBLISH = Duration.ofSeconds(15);

  /// What remains for publishing after the last machine was stored.
  private static final Duration AFTER_STORING = Duration.ofSeconds(5);

  private final Readings readings;
  private final ChangeReading change;
  private final FindMachines find;
  private final ReadMinutes minutes;
  private final ReadExecutions executions;
  private final PublishMetrics publish;
  private final int atOnce;

  /// What AWS tells of the machines.
  public record Sources(StateMachines machines, MaxAges maxAges, ExpressOutcomes outcomes) {}

  /// What is published, and how machines are read.
  ///
  /// @param prefix what the names of the machines begin with
  /// @param compatible whether the metric without dimension is published as well
  /// @param rate of the calls for executions
  /// @param atOnce calls in flight
  public record Settings(String prefix, boolean compatible, RateLimiter rate, int atOnce) {}

  /// @param retries of what another function has changed meanwhile
  public PublishStatuses(
      Sources sources, Readings readings, Retries retries, Metrics metrics, Settings settings) {
    this.readings = readings;
    this.change = new ChangeReading(readings, retries);
    this.find =
        new FindMachines(readings, sources.machines(), sources.maxAges(), settings.prefix());
    this.minutes = new ReadMinutes(sources.outcomes(), settings.atOnce());
    this.executions =
        new ReadExecutions(sources.machines(), new FairTurns(), settings.rate(), settings.atOnce());
    this.publish = new PublishMetrics(metrics, new MachineMetrics(settings.compatible()));
    this.atOnce = settings.atOnce();
  }

  /// Publishes the metrics of a run; what fails is in the report, and hides nothing else.
  ///
  /// @param run the time of all its metrics: each run then has a period of its own
  /// @param deadline of the answer; reading ends early enough that what is known can be published
  public PublishReport publish(Instant run, Deadline deadline) {
    var toRead = deadline.earlier(TO_PUBLISH);
    var ledger = new Ledger();
    var keep = new KeepReading(change, ledger, deadline.earlier(AFTER_STORING));
    find.find(ledger, toRead)
        .ifPresent(stored -> {
          minutes.read(ledger, keep, run, toRead);
          executions.read(ledger, keep, toRead);
          forget(stored, ledger, deadline);
        });
    var published = publish.publish(ledger, run, deadline);
    return ledger.report(published, run, deadline.clock().instant());
  }

  private void forget(List<Reading> stored, Ledger ledger, Deadline deadline) {
    try (var tasks = new ParallelTasks(atOnce)) {
      stored.stream()
          .filter(reading -> !ledger.knows(reading.machine()))
          .forEach(reading -> tasks.start(() -> forget(reading, ledger, deadline)));
    }
  }

  private void forget(Reading reading, Ledger ledger, Deadline deadline) {
    try {
      if (!deadline.passed() && readings.remove(reading, deadline)) {
        ledger.removed();
      }
    } catch (RuntimeException failure) {
      ledger.failed(reading.machine().name(), "cannot be forgotten: " + failure.getMessage());
    }
  }
}
