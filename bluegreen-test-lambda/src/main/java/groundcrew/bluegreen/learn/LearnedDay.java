package groundcrew.bluegreen.learn;

import groundcrew.common.StrictJson;
import java.util.List;
import java.util.Optional;

/// What was learned of a day. The logs and their pages are one document: however often a run is
/// repeated, no log counts twice.
///
/// @param version of the format, and of the rules by which paths are folded
/// @param logs names of the logs that were read
public record LearnedDay(int version, List<String> logs, List<Page> pages) {
  /// Changes with every rule that decides what a list may have: what was learned by an earlier one
  /// is learned anew.
  private static final int VERSION = 2;

  static final LearnedDay NOTHING = of(List.of(), List.of());

  /// Copies the lists.
  public LearnedDay {
    logs = List.copyOf(logs);
    pages = List.copyOf(pages);
  }

  static LearnedDay of(List<String> logs, List<Page> pages) {
    return new LearnedDay(VERSION, logs, pages);
  }

  /// Returns the document.
  String json() {
    return StrictJson.write(this);
  }

  /// Reads a document, or returns empty if it has another format.
  static Optional<LearnedDay> read(String json) {
    try {
      return Optional.of(StrictJson.read(json, LearnedDay.class))
          .filter(day -> day.version() == VERSION);
    } catch (IllegalArgumentException otherFormat) {
      return Optional.empty();
    }
  }
}
