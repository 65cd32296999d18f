package groundcrew.tagging.journal;

import java.util.List;

/// Takes down what is about to happen, before it happens, and what came of it.
public interface Journal {
  /// Writes what is about to happen under the first part's number, from the given one on, that
  /// nobody has used: the same message may be worked on twice at the same time.
  ///
  /// @return the number of the part
  int announce(JournalPlace place, int part, List<JournalLine> lines);

  /// Writes what came of an announced part.
  void conclude(JournalPlace place, int part, List<JournalLine> results);

  /// Returns a journal that keeps nothing.
  static Journal none() {
    return new Journal() {
      @Override
      public int announce(JournalPlace place, int part, List<JournalLine> lines) {
        return part;
      }

      @Override
      public void conclude(JournalPlace place, int part, List<JournalLine> results) {
        // Nothing was announced.
      }
    };
  }
}
