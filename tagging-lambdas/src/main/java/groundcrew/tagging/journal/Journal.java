package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import java.util.List;

/// A write-ahead log: the intent of a change is written before the change, and its result after it.
public interface Journal {
  /// Writes an intent under the first free number: two functions may process the same message at
  /// the same time.
  ///
  /// @param part lowest number that the part may have
  /// @return the number of the part
  int writeIntent(JournalPlace place, int part, List<JournalLine> lines, Deadline deadline);

  /// Writes the result of a part.
  void writeResult(JournalPlace place, int part, List<JournalLine> results, Deadline deadline);

  /// Returns a journal that discards everything.
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
        // Intents are discarded as well.
      }
    };
  }
}
