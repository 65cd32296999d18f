package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.states.RecentExecutions;
import groundcrew.stepfn.states.StateMachines;
import groundcrew.stepfn.states.ThrottledException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads the executions of STANDARD machines in the order of their priority, until the quota or the
/// time is used up.
///
/// @param rate limit of the calls to ListExecutions
/// @param parallelCalls number of calls in flight; a call takes longer than the interval between
///   two calls
record ReadExecutions(
    StateMachines machines, ReadPriority priority, RateLimiter rate, int parallelCalls) {

  void read(RunState state, StoreMachineStatus store, Deadline deadline) {
    var order = priority.order(state.statuses(MachineType.STANDARD), deadline.clock().instant());
    try (var tasks = new ParallelTasks(parallelCalls)) {
      for (var index = 0; index < order.size(); index++) {
        var status = order.get(index);
        if (!acquire(status.machine(), deadline)) {
          state.late(order.size() - index);
          return;
        }
        tasks.start(() -> read(status, state, store, deadline));
      }
    }
  }

  private void read(
      MachineStatus status, RunState state, StoreMachineStatus store, Deadline deadline) {
    var machine = status.machine();
    var readAt = deadline.clock().instant();
    try {
      machines
          .recent(machine, deadline)
          .map(recent -> executions(machine, recent, deadline))
          .ifPresentOrElse(
              executions -> store(status, executions, readAt, store), () -> state.deleted(machine));
    } catch (ThrottledException | DeadlineExceededException later) {
      state.late(1);
    } catch (RuntimeException failure) {
      priority.failed(machine, readAt);
      state.unread(machine, failure);
    }
  }

  private List<Execution> executions(Machine machine, RecentExecutions recent, Deadline deadline) {
    var executions = new ArrayList<>(recent.executions());
    for (var missing : recent.missingStatuses()) {
      if (!acquire(machine, deadline)) {
        throw new DeadlineExceededException();
      }
      machines.newest(machine, missing, deadline).ifPresent(executions::add);
    }
    return executions;
  }

  private boolean acquire(Machine machine, Deadline deadline) {
    return rate.acquire(machine.account(), machine.region(), deadline);
  }

  private static void store(
      MachineStatus status, List<Execution> executions, Instant readAt, StoreMachineStatus store) {
    store.store(status, before -> before.withAll(executions), readAt);
  }
}
