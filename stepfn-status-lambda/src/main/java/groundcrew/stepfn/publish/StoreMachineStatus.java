package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Stores what was read of a machine: for the metrics of this run, which do not depend on the
/// table, and in the table. What cannot be stored is part of the report.
record StoreMachineStatus(UpdateMachineStatus update, RunState state, Deadline deadline) {
  /// Stores that a machine was read.
  ///
  /// @param status status before the machine was read; the machine is listed
  /// @param change adds what was read
  /// @param readAt time of the read
  void read(MachineStatus status, UnaryOperator<MachineStatus> change, Instant readAt) {
    var step = listed(status, before -> change.apply(before).readAt(readAt));
    state.put(step.apply(status));
    try {
      state.read(update.update(status, step, deadline));
    } catch (DeadlineExceededException later) {
      state.late(1);
    } catch (RuntimeException failure) {
      state.unread(status.machine(), failure);
    }
  }

  /// Stores that a machine could not be read.
  void unread(MachineStatus status, RuntimeException failure, Instant readAt) {
    var reason = String.valueOf(failure.getMessage());
    var step = listed(status, before -> before.unread(readAt, reason));
    state.unread(status.machine(), failure);
    state.put(step.apply(status));
    try {
      state.put(update.update(status, step, deadline));
    } catch (RuntimeException unstored) {
      state.failed(
          status.machine().name(), "this failure was not stored: " + unstored.getMessage());
    }
  }

  private static UnaryOperator<MachineStatus> listed(
      MachineStatus status, UnaryOperator<MachineStatus> change) {
    return before ->
        change.apply(
            before.listed(status.machine(), status.created().orElseThrow(), status.maxAge()));
  }
}
