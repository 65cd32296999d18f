package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Stores what was read of a machine: for the metrics of this run, which do not depend on the
/// table, and in the table.
record StoreMachineStatus(UpdateMachineStatus update, RunState state, Deadline deadline) {
  /// @param status status before the machine was read; the machine is listed
  /// @param change adds what was read
  /// @param readAt time of the read
  void store(MachineStatus status, UnaryOperator<MachineStatus> change, Instant readAt) {
    UnaryOperator<MachineStatus> step =
        before ->
            change
                .apply(
                    before.listed(
                        status.machine(), status.created().orElseThrow(), status.maxAge()))
                .readAt(readAt);
    state.put(step.apply(status));
    state.read(update.update(status, step, deadline));
  }
}
