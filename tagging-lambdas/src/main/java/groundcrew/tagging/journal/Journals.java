package groundcrew.tagging.journal;

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
      Instant run, Optional<String> account, Optional<String> region, Optional<String> level);

  /// Returns the folder's parts in the order in which they were announced, without those of plans,
  /// of which nothing was done.
  Stream<Part> parts(JournalFolder folder);

  /// An announced part and what is known of it.
  ///
  /// @param results outcome by ARN; empty where the work broke off before it could be written
  record Part(List<JournalLine> announced, Map<String, Outcome> results) {
    public Part {
      announced = List.copyOf(announced);
      results = Map.copyOf(results);
    }
  }
}
