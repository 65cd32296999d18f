package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.JournalLine.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the journals of runs.
public interface Journals {
  /// Returns the folders of a run, restricted to an account, a region or a level if given.
  Stream<JournalFolder> folders(
      Instant run,
      Optional<String> account,
      Optional<String> region,
      Optional<String> level,
      Deadline deadline);

  /// Returns the parts of a folder in the order in which they were written, without those of plans,
  /// which are never carried out.
  Stream<Part> parts(JournalFolder folder, Deadline deadline);

  /// The intents of a part and their results.
  ///
  /// @param results outcomes by ARN; empty if the work was interrupted before they were written
  record Part(List<JournalLine> intents, Map<String, Outcome> results) {
    public Part {
      intents = List.copyOf(intents);
      results = Map.copyOf(results);
    }
  }
}
