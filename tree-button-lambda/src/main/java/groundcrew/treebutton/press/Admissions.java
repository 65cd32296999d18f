package groundcrew.treebutton.press;

import groundcrew.common.Deadline;
import java.time.LocalDate;
import java.util.Optional;

/// The state on which admission depends, and the one write that admits.
public interface Admissions {
  /// What is known before a press is admitted.
  ///
  /// @param record the press, if it was delivered before
  /// @param acceptedToday number of presses that were accepted on that day
  record Known(Optional<PressRecord> record, ButtonHistory history, int acceptedToday) {}

  /// Reads what is known of a press, its button and its day, with all writes.
  Known known(Press press, LocalDate day, Deadline deadline);

  /// Stores a new record together with the history of its button. A record that is not LIMITED also
  /// counts for the day. All or nothing is stored.
  ///
  /// @param dailyLimit highest number of presses accepted on that day
  /// @return false, and nothing is stored, if the press is known, the history has changed, or the
  ///   limit is reached since
  boolean admit(
      PressRecord record, ButtonHistory history, LocalDate day, int dailyLimit, Deadline deadline);
}
