package groundcrew.tagging.undo;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.Journals.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The changes of a run according to its journal, from the oldest value to the newest.
///
/// @param changes changes by ARN
record Restoration(Map<String, Change> changes) {

  /// Merges the parts in order. An intent counts as done unless its result is a failure: the run
  /// may have been interrupted between the call and the result. A failed change that takes two
  /// calls counts as done too, because the first call may have succeeded.
  static Restoration of(Stream<Part> parts) {
    var changes = new LinkedHashMap<String, Change>();
    parts.forEach(part ->
        part.intents().stream()
            .filter(line -> line.outcome() == Outcome.PLANNED)
            .filter(line ->
                part.results().get(line.change().arn()) != Outcome.FAILED
                    || line.change().takesTwoCalls())
            .forEach(
                line -> changes.merge(line.change().arn(), line.change(), Restoration::merge)));
    return new Restoration(changes);
  }

  private static Change merge(Change first, Change second) {
    var keys = new TreeMap<>(first.keys());
    second
        .keys()
        .forEach(
            (key, values) -> keys.merge(key, values, (a, b) -> new Values(a.before(), b.after())));
    return new Change(first.arn(), keys);
  }
}
