package groundcrew.tagging.undo;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.Resource;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The reverse of a change on a resource.
///
/// @param change the reverse change of keys that still have the value that the run wrote
/// @param changedSince keys whose values changed after the run
record Revert(Change change, SortedSet<String> changedSince) {

  /// Compares the values that the run wrote with the current tags of the resource.
  static Revert of(Change change, Resource now) {
    var reverse = new TreeMap<String, Values>();
    var changedSince = new TreeSet<String>();
    change
        .keys()
        .forEach((key, values) -> {
          var value = Optional.ofNullable(now.tags().get(key));
          if (value.equals(values.before())) {
            // An earlier delivery of the undo has restored it.
            return;
          }
          if (value.equals(values.after())) {
            reverse.put(key, values.reversed());
          } else {
            changedSince.add(key);
          }
        });
    return new Revert(new Change(change.arn(), reverse), changedSince);
  }

  /// Returns the tags to write.
  Edit edit() {
    var put = new TreeMap<String, String>();
    var remove = new TreeSet<String>();
    change
        .after()
        .forEach((key, value) ->
            value.ifPresentOrElse(text -> put.put(key, text), () -> remove.add(key)));
    if (Resource.ignoresKeyCase(change.arn())) {
      // Putting the old key replaces the new one; removing that would remove the old one again.
      remove.removeIf(key -> put.keySet().stream().anyMatch(key::equalsIgnoreCase));
    }
    return new Edit(put, remove);
  }

  /// Returns a remark about keys that are not restored.
  Optional<String> note() {
    return changedSince.isEmpty()
        ? Optional.empty()
        : Optional.of("changed since: " + String.join(", ", changedSince));
  }
}
