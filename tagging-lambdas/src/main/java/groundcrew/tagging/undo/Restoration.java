package groundcrew.tagging.undo;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.Journals.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The changes of one part of a journal, from the oldest value to the newest.
///
/// @param changes changes by ARN
record Restoration(Map<String, Change> changes) {

  /// Reads a part. An intent counts as done unless its result is a failure: the run may have been
  /// interrupted between the call and the result. A failed change that takes two calls counts as
  /// done too, because the first call may have succeeded.
  static Restoration of(Part part) {
    var changes = new LinkedHashMap<String, Change>();
    part.intents().stream()
        .filter(line -> line.outcome() == Outcome.PLANNED)
        .filter(line ->
            switch (part.results().get(line.change().arn())) {
              case FAILED -> line.change().takesTwoCalls();
              case GONE -> false;
              case null, default -> true;
            })
        .forEach(line -> changes.merge(line.change().arn(), line.change(), Restoration::merge));
    return new Restoration(changes);
  }

  /// Returns the change that two changes of a resource come to.
  static Change merge(Change first, Change second) {
    var keys = new TreeMap<>(first.keys());
    second
        .keys()
        .forEach(
            (key, values) -> keys.merge(key, values, (a, b) -> new Values(a.before(), b.after())));
    return new Change(first.arn(), keys);
  }
}
