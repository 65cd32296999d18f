package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.JournalLine.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the journals that runs have left.
public interface Journals {
  /// Returns every folder of a run, narrowed where account, region or level are given.
  Stream<JournalFolder> folders(
      Instant run,
      Optional<String> account,
      Optional<String> region,
      Optional<String> level,
      Deadline deadline);

  /// Returns the parts of a folder in the order in which they were written, without those of plans,
  /// which are not carried out.
  Stream<Part> parts(JournalFolder folder, Deadline deadline);

  /// The intents of a part and what is known of their results.
  ///
  /// @param results outcome by ARN; empty where the work broke off before it could be written
  record Part(List<JournalLine> intents, Map<String, Outcome> results) {
    public Part {
      intents = List.copyOf(intents);
      results = Map.copyOf(results);
    }
  }
}
