package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Where the list is published, and what was learned is kept.
public interface ListStore {
  /// Returns the days of which something is kept.
  Set<LocalDate> days(Deadline deadline);

  /// Returns what is kept of a day; empty if that is nothing, or was written in another format.
  Optional<LearnedDay> load(LocalDate day, Deadline deadline);

  /// Keeps what was learned of a day, in place of what was kept.
  void save(LocalDate day, LearnedDay learned, Deadline deadline);

  /// Publishes the list, in place of the one before.
  ///
  /// @return where it is
  String publish(String csv, Deadline deadline);
}
