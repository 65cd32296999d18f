package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.states.RecentExecutions;
import groundcrew.stepfn.states.StateMachines;
import groundcrew.stepfn.states.ThrottledException;
import java.util.ArrayList;
import java.util.List;

/// Reads the executions of STANDARD machines in fair turns, as long as quota and time last.
///
/// @param rate of the calls, of which each is counted
/// @param atOnce calls in flight: one takes AWS longer than the pace between two
record ReadExecutions(StateMachines machines, FairTurns turns, RateLimiter rate, int atOnce) {

  void read(Ledger ledger, KeepReading keep, Deadline deadline) {
    var order = turns.order(ledger.known(MachineType.STANDARD), deadline.clock().instant());
    try (var tasks = new ParallelTasks(atOnce)) {
      for (var turn = 0; turn < order.size(); turn++) {
        var known = order.get(turn);
        if (!hasTurn(known.machine(), deadline)) {
          ledger.late(order.size() - turn);
          return;
        }
        tasks.start(() -> read(known, ledger, keep, deadline));
      }
    }
  }

  private void read(Reading known, Ledger ledger, KeepReading keep, Deadline deadline) {
    var looked = deadline.clock().instant();
    try {
      machines
          .recent(known.machine(), deadline)
          .map(recent -> executions(known.machine(), recent, deadline))
          .ifPresentOrElse(
              seen -> keep.keep(known, reading -> with(reading, seen), looked),
              () -> ledger.gone(known.machine()));
    } catch (ThrottledException | DeadlineExceededException later) {
      ledger.late(1);
    } catch (RuntimeException failure) {
      turns.failed(known.machine(), looked);
      ledger.unread(known.machine(), failure);
    }
  }

  private List<Execution> executions(Machine machine, RecentExecutions recent, Deadline deadline) {
    var executions = new ArrayList<>(recent.executions());
    for (var status : recent.untold()) {
      if (!hasTurn(machine, deadline)) {
        throw new DeadlineExceededException();
      }
      machines.newest(machine, status, deadline).ifPresent(executions::add);
    }
    return executions;
  }

  private boolean hasTurn(Machine machine, Deadline deadline) {
    return rate.acquire(machine.account(), machine.region(), deadline);
  }

  private static Reading with(Reading reading, List<Execution> seen) {
    var after = reading;
    for (var execution : seen) {
      after = after.with(execution);
    }
    return after;
  }
}
