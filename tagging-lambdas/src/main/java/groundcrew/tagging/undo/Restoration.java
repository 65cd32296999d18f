package groundcrew.tagging.undo;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.Journals.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a run changed according to its journal: the oldest value before and the newest after.
///
/// @param changes by ARN
record Restoration(Map<String, Change> changes) {

  /// Reads the parts in their order. An intent counts as done unless its result states that it was
  /// not: the run may have broken off between the call and its result, and of a change that takes
  /// two calls the first may have been done.
  static Restoration of(Stream<Part> parts) {
    var changes = new LinkedHashMap<String, Change>();
    parts.forEach(part ->
        part.intents().stream()
            .filter(line -> line.outcome() == Outcome.PLANNED)
            .filter(line ->
                part.results().get(line.change().arn()) != Outcome.FAILED
                    || line.change().takesTwoCalls())
            .forEach(line -> changes.merge(line.change().arn(), line.change(), Restoration::then)));
    return new Restoration(changes);
  }

  private static Change then(Change first, Change second) {
    var keys = new TreeMap<>(first.keys());
    second
        .keys()
        .forEach(
            (key, values) -> keys.merge(key, values, (a, b) -> new Values(a.before(), b.after())));
    return new Change(first.arn(), keys);
  }
}
