package groundcrew.stepfn.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.metrics.Metric;
import groundcrew.stepfn.metrics.Metrics;
import groundcrew.stepfn.notice.Notice;
import groundcrew.stepfn.notice.Notices;
import groundcrew.stepfn.notice.SendNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Processes changes of executions' status: stores them, then publishes the metrics of their state
/// machines. A machine is read and written once, however many of the changes are its own, and one
/// call publishes the metrics of all.
///
/// Events may be late, duplicated and out of order. The metrics therefore come from the stored
/// status and not from the event, and an event that changes nothing is published too: an earlier
/// attempt may have ended between the two steps. A failure that arrives after a newer success is
/// published at the time at which it ended: it is no outcome any more, but it was one.
public final class ProcessStatusChanges {
  /// No batch has more machines than this by default. The calls take milliseconds.
  private static final int PARALLEL_MACHINES = 10;

  /// No alarm looks back further, and CloudWatch refuses values of long ago.
  private static final Duration LATEST_FORMER = Duration.ofHours(3);

  private static final Comparator<Execution> IN_ORDER = Comparator.comparing(Execution::since);

  private final UpdateMachineStatus update;
  private final SendNotices sendNotices;
  private final Metrics metrics;
  private final MachineMetrics machineMetrics;

  /// What became of the changes.
  ///
  /// @param stored statuses of the machines after their changes
  /// @param published number of published values
  /// @param failed reasons for which the changes of a machine must be processed again
  public record Result(List<MachineStatus> stored, int published, Map<Machine, String> failed) {
    public Result {
      stored = List.copyOf(stored);
      failed = Map.copyOf(failed);
    }
  }

  private record Updated(
      Machine machine,
      Optional<MachineStatus> status,
      List<Metric> values,
      List<Notice> notices,
      String failure) {}

  /// @param retries retries of a write that conflicts with another function's
  /// @param machineMetrics makes the metrics of a machine
  /// @param notices who is notified; empty if nobody is
  public ProcessStatusChanges(
      MachineStatuses statuses,
      Retries retries,
      Metrics metrics,
      MachineMetrics machineMetrics,
      Optional<Notices> notices) {
    this.update = new UpdateMachineStatus(statuses, retries);
    this.sendNotices = new SendNotices(update, notices);
    this.metrics = metrics;
    this.machineMetrics = machineMetrics;
  }

  /// Processes the changes. A machine that fails does not affect the others.
  public Result process(List<StatusChange> changes, Deadline deadline) {
    var byMachine =
        changes.stream()
            .collect(
                groupingBy(
                    StatusChange::machine,
                    LinkedHashMap::new,
                    mapping(StatusChange::execution, toList())));
    var updated =
        ParallelTasks.map(
            List.copyOf(byMachine.entrySet()),
            PARALLEL_MACHINES,
            machine -> update(machine.getKey(), machine.getValue(), deadline));
    var failed = new LinkedHashMap<Machine, String>();
    updated.stream()
        .filter(one -> one.status().isEmpty())
        .forEach(one -> failed.put(one.machine(), one.failure()));
    var values = updated.stream().flatMap(one -> one.values().stream()).toList();
    var unpublished = metrics.publish(values, Optional.empty(), deadline);
    if (!unpublished.isEmpty()) {
      // Which values those are is not known: all are published again.
      var reason = "metrics were not published: " + unpublished.getFirst().reason();
      updated.forEach(one -> failed.putIfAbsent(one.machine(), reason));
    }
    for (var one : updated) {
      // What is not sent is due again when the changes are processed again.
      send(one, deadline).ifPresent(reason -> failed.putIfAbsent(one.machine(), reason));
    }
    var stored = updated.stream().flatMap(one -> one.status().stream()).toList();
    return new Result(stored, unpublished.isEmpty() ? values.size() : 0, failed);
  }

  /// Returns why the notices of a machine could not be sent.
  private Optional<String> send(Updated one, Deadline deadline) {
    try {
      one.status().ifPresent(status -> sendNotices.send(status, one.notices(), deadline));
      return Optional.empty();
    } catch (RuntimeException failure) {
      return Optional.of("a notice was not sent: " + failure.getMessage());
    }
  }

  private Updated update(Machine machine, List<Execution> executions, Deadline deadline) {
    var now = deadline.clock().instant();
    var values = new ArrayList<Metric>();
    var notices = new ArrayList<Notice>();
    try {
      var status =
          update.update(
              machine,
              before -> {
                // After a conflict, this is called again.
                values.clear();
                notices.clear();
                return after(before, executions, now, values, notices);
              },
              deadline);
      var named = MachineMetrics.canBeNamed(machine.name());
      return new Updated(
          machine,
          Optional.of(status),
          named ? values.stream().distinct().toList() : List.of(),
          notices,
          "");
    } catch (RuntimeException failure) {
      return new Updated(
          machine, Optional.empty(), List.of(), List.of(), String.valueOf(failure.getMessage()));
    }
  }

  /// Returns the status after the changes, and collects the values that each of them would have
  /// published: a failure that is followed by a success in the same batch must not be lost.
  private MachineStatus after(
      MachineStatus before,
      List<Execution> executions,
      Instant now,
      List<Metric> values,
      List<Notice> notices) {
    var after = before;
    for (var execution : executions.stream().sorted(IN_ORDER).toList()) {
      if (isFormerFailure(execution, after, now)) {
        values.add(machineMetrics.ofFormer(after.machine(), execution));
      }
      after = sendNotices.prepare(after.with(execution), now, notices);
      values.addAll(machineMetrics.of(after, now));
    }
    return after;
  }

  private static boolean isFormerFailure(Execution execution, MachineStatus known, Instant now) {
    return execution.status().unsuccessful()
        && execution.since().isAfter(now.minus(LATEST_FORMER))
        && known.outcome().filter(newer -> newer.since().isAfter(execution.since())).isPresent();
  }
}
