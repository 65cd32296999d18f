package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import java.util.List;

/// A write-ahead log: what is about to happen is written before it happens, and its result after
/// it.
public interface Journal {
  /// Writes what is about to happen, under the first number from the given one on that no part has:
  /// two functions may work on the same message at the same time.
  ///
  /// @return the number of the part
  int writeIntent(JournalPlace place, int part, List<JournalLine> lines, Deadline deadline);

  /// Writes the result of a part.
  void writeResult(JournalPlace place, int part, List<JournalLine> results, Deadline deadline);

  /// Returns a journal that keeps nothing.
  static Journal none() {
    return new Journal() {
      @Override
      public int writeIntent(
          JournalPlace place, int part, List<JournalLine> lines, Deadline deadline) {
        return part;
      }

      @Override
      public void writeResult(
          JournalPlace place, int part, List<JournalLine> results, Deadline deadline) {
        // There is no intent that could have a result.
      }
    };
  }
}
