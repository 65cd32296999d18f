package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.states.RecentExecutions;
import groundcrew.stepfn.states.StateMachines;
import groundcrew.stepfn.states.ThrottledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Reads the executions of STANDARD machines in the order of their priority, until the quota or the
/// time is used up. A machine whose call AWS throttles is read again in the same run, after the
/// others.
///
/// @param rate limit of the calls to ListExecutions, whose every attempt counts
/// @param throttled when machines whose calls were throttled are read again
/// @param parallelCalls number of calls in flight; a call takes longer than the interval between
///   two calls
record ReadExecutions(
    StateMachines machines,
    ReadPriority priority,
    RateLimiter rate,
    Retries throttled,
    int parallelCalls) {

  void read(RunState state, StoreMachineStatus store, Deadline deadline) {
    var waiting =
        new Waiting(
            priority.order(state.statuses(MachineType.STANDARD), deadline.clock().instant()));
    throttled.until(
        _ -> waiting.statuses.isEmpty(), deadline, () -> round(waiting, state, store, deadline));
    state.late(waiting.statuses.size());
  }

  /// The machines that are still to be read, and those of them whose calls were throttled.
  private static final class Waiting {
    private final Queue<MachineStatus> again = new ConcurrentLinkedQueue<>();
    private List<MachineStatus> statuses;

    private Waiting(List<MachineStatus> statuses) {
      this.statuses = statuses;
    }

    /// Keeps the machines from an index on, and those that were throttled.
    private void from(int index) {
      statuses =
          Stream.concat(statuses.subList(index, statuses.size()).stream(), again.stream()).toList();
      again.clear();
    }
  }

  private Waiting round(
      Waiting waiting, RunState state, StoreMachineStatus store, Deadline deadline) {
    var index = 0;
    try (var tasks = new ParallelTasks(parallelCalls)) {
      while (index < waiting.statuses.size()) {
        var status = waiting.statuses.get(index);
        if (!acquire(status.machine(), deadline)) {
          break;
        }
        index++;
        tasks.start(() -> read(status, waiting.again, state, store, deadline));
      }
    }
    waiting.from(index);
    return waiting;
  }

  private void read(
      MachineStatus status,
      Queue<MachineStatus> again,
      RunState state,
      StoreMachineStatus store,
      Deadline deadline) {
    var machine = status.machine();
    var readAt = deadline.clock().instant();
    try {
      machines
          .recent(machine, deadline)
          .map(recent -> executions(machine, recent, deadline))
          .ifPresentOrElse(
              executions -> store.read(status, before -> before.withAll(executions), readAt),
              () -> state.deleted(machine));
    } catch (ThrottledException refused) {
      again.add(status);
    } catch (DeadlineExceededException later) {
      state.late(1);
    } catch (RuntimeException failure) {
      priority.failed(machine, readAt);
      store.unread(status, failure, readAt);
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
}
