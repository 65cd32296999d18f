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

  /// Returns the names of the parts of a folder in the order in which they were written.
  List<PartName> names(JournalFolder folder, Deadline deadline);

  /// Reads a part. Returns nothing for the part of a plan, which is never carried out.
  Optional<Part> read(PartName name, Deadline deadline);

  /// The name of a part.
  ///
  /// @param finished whether its results were written
  record PartName(String name, boolean finished) {}

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
