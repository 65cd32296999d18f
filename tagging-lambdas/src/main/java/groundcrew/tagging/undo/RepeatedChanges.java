package groundcrew.tagging.undo;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.journal.Journals.PartName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// The resources that a run changed in more than one part of its journal, and what all parts of
/// each come to.
///
/// Everything else of a journal is read part by part, so that an undo holds one part in memory, and
/// of the others only the ARNs.
final class RepeatedChanges {
  private final Map<String, Change> merged;
  private final Map<String, PartName> first;

  private RepeatedChanges(Map<String, Change> merged, Map<String, PartName> first) {
    this.merged = merged;
    this.first = first;
  }

  static RepeatedChanges of(Journals journals, List<PartName> names, Deadline deadline) {
    var repeated = repeated(journals, names, deadline);
    var merged = new LinkedHashMap<String, Change>();
    var first = new HashMap<String, PartName>();
    if (!repeated.isEmpty()) {
      forEach(
          journals,
          names,
          deadline,
          (name, change) -> {
            if (repeated.contains(change.arn())) {
              first.putIfAbsent(change.arn(), name);
              merged.merge(change.arn(), change, Restoration::merge);
            }
          });
    }
    return new RepeatedChanges(merged, first);
  }

  private static Set<String> repeated(Journals journals, List<PartName> names, Deadline deadline) {
    var repeated = new HashSet<String>();
    if (names.size() < 2) {
      return repeated;
    }
    var seen = new HashSet<String>();
    forEach(
        journals,
        names,
        deadline,
        (_, change) -> {
          if (!seen.add(change.arn())) {
            repeated.add(change.arn());
          }
        });
    return repeated;
  }

  private static void forEach(
      Journals journals,
      List<PartName> names,
      Deadline deadline,
      BiConsumer<PartName, Change> visitor) {
    for (var name : names) {
      journals
          .read(name, deadline)
          .map(Restoration::of)
          .ifPresent(
              part -> part.changes().values().forEach(change -> visitor.accept(name, change)));
    }
  }

  /// Returns the changes to undo with a part: of a resource that several parts changed, the first
  /// one stands for all.
  List<Change> with(PartName name, Part part) {
    return Restoration.of(part).changes().values().stream()
        .filter(change -> name.equals(first.getOrDefault(change.arn(), name)))
        .map(change -> merged.getOrDefault(change.arn(), change))
        .toList();
  }
}
