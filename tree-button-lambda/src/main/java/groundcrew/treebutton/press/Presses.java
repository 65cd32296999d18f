package groundcrew.treebutton.press;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Optional;

/// The records of all presses.
public interface Presses {
  /// Returns the record of a press, with all writes.
  Optional<PressRecord> find(String id, Deadline deadline);

  /// Stores the record as the version after its own.
  ///
  /// @return false, and nothing is stored, if another worker has changed it since
  boolean replace(PressRecord record, Deadline deadline);

  /// Returns the ids of the presses on which the given worker still has to work, the oldest first,
  /// at most as many as asked for. The most recent writes may be missing.
  List<String> open(PressState.Open worker, int limit, Deadline deadline);
}
