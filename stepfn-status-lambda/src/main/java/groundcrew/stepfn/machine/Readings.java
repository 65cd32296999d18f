package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Optional;

/// What is known of all machines.
public interface Readings {
  /// Returns everything that is known; what was stored a moment ago may be missing.
  List<Reading> all(Deadline deadline);

  /// Returns what is known of a machine at this moment.
  Optional<Reading> find(String machineArn, Deadline deadline);

  /// Stores the reading as the next version after the one that it began with ([Reading#version]).
  ///
  /// @return false, and nothing is stored, when somebody else has changed it meanwhile
  boolean replace(Reading reading, Deadline deadline);

  /// Forgets the machine.
  ///
  /// @return false, and nothing is forgotten, when somebody else has changed it meanwhile
  boolean remove(Reading reading, Deadline deadline);
}
