package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.states.ExpressCounts;
import groundcrew.stepfn.states.ExpressOutcomes;
import java.time.Instant;
import java.util.List;

/// Reads the native metrics of EXPRESS machines for the hour before the run.
///
/// @param failureShare share of failures above which the outcome is a failure
/// @param parallelCalls number of statuses that are stored at the same time
record ReadExpressMetrics(ExpressOutcomes outcomes, double failureShare, int parallelCalls) {

  void read(RunState state, StoreMachineStatus store, Instant run, Deadline deadline) {
    var express = state.statuses(MachineType.EXPRESS);
    for (var from = 0; from < express.size(); from += ExpressOutcomes.LARGEST_BATCH) {
      if (deadline.passed()) {
        state.late(express.size() - from);
        return;
      }
      var to = Math.min(express.size(), from + ExpressOutcomes.LARGEST_BATCH);
      read(express.subList(from, to), store, run, deadline);
    }
  }

  private void read(
      List<MachineStatus> batch, StoreMachineStatus store, Instant run, Deadline deadline) {
    var readAt = deadline.clock().instant();
    try {
      var machines = batch.stream().map(MachineStatus::machine).toList();
      var latest = outcomes.lastHour(machines, run, deadline);
      try (var tasks = new ParallelTasks(parallelCalls)) {
        for (var status : batch) {
          var minute =
              latest
                  .getOrDefault(status.machine().arn(), ExpressCounts.none())
                  .outcome(status.machine(), failureShare);
          tasks.start(() ->
              store.read(status, before -> minute.map(before::withMinute).orElse(before), readAt));
        }
      }
    } catch (RuntimeException failure) {
      batch.forEach(status -> store.unread(status, failure, readAt));
    }
  }
}
