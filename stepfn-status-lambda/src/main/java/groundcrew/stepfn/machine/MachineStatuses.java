package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Optional;

/// The stored statuses of all state machines.
public interface MachineStatuses {
  /// Returns all statuses. The most recent writes may be missing.
  List<MachineStatus> all(Deadline deadline);

  /// Returns the status of a machine, with all writes.
  Optional<MachineStatus> find(String machineArn, Deadline deadline);

  /// Stores the status as the version after its own ([MachineStatus#version]).
  ///
  /// @return false, and nothing is stored, if another writer has changed the status since
  boolean replace(MachineStatus status, Deadline deadline);

  /// Removes the status of a machine.
  ///
  /// @return false, and nothing is removed, if another writer has changed the status since
  boolean remove(MachineStatus status, Deadline deadline);
}
