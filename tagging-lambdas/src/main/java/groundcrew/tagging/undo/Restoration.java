package groundcrew.tagging.undo;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a run changed, as its journal tells it: the oldest value before and the newest after.
///
/// @param changes by ARN
record Restoration(Map<String, Change> changes) {

  /// Reads the parts in their order. What was announced counts as done unless it is known that it
  /// was not: the run may have broken off between the call and its result, and of a change that
  /// takes two calls the first may have been done.
  static Restoration of(Stream<Part> parts) {
    var changes = new LinkedHashMap<String, Change>();
    parts.forEach(part ->
        part.announced().stream()
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

  /// What can be put back on a resource.
  ///
  /// @param back only keys that still hold what the run wrote
  /// @param changedSince keys that somebody changed since
  record Back(Change back, SortedSet<String> changedSince) {

    /// Compares what the run wrote with what is there now.
    static Back of(Change change, Resource now) {
      var back = new TreeMap<String, Values>();
      var changedSince = new TreeSet<String>();
      change
          .keys()
          .forEach((key, values) -> {
            var value = Optional.ofNullable(now.tags().get(key));
            if (value.equals(values.before())) {
              // Right already: an undoing that broke off is done again.
              return;
            }
            if (value.equals(values.after())) {
              back.put(key, values.reversed());
            } else {
              changedSince.add(key);
            }
          });
      return new Back(new Change(change.arn(), back), changedSince);
    }

    /// Returns what has to be written.
    Edit edit() {
      var put = new TreeMap<String, String>();
      var remove = new TreeSet<String>();
      back.after()
          .forEach((key, value) ->
              value.ifPresentOrElse(text -> put.put(key, text), () -> remove.add(key)));
      return new Edit(put, remove);
    }

    /// Returns what is to be noted about keys that stay as they are.
    Optional<String> note() {
      return changedSince.isEmpty()
          ? Optional.empty()
          : Optional.of("changed since: " + String.join(", ", changedSince));
    }
  }
}
