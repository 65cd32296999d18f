package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.levels.Ownership.Yielded;
import groundcrew.tagging.resources.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Takes back what was written on keys that another level claimed meanwhile.
///
/// Each level writes down its keys before it touches a resource. So of two levels at work at the
/// same time either the later one finds the claim when it looks again after its writes, or the
/// earlier one finds the later one's values on the resources: the tags in the end do not depend on
/// who was faster.
final class LateYield {
  private final JournalledWrites.Session session;
  private final boolean needed;
  private final List<Change> written = new ArrayList<>();

  /// @param needed whether there is a level before this one that could claim anything
  LateYield(JournalledWrites.Session session, boolean needed) {
    this.session = session;
    this.needed = needed;
  }

  void remember(Change change) {
    if (needed) {
      written.add(change);
    }
  }

  boolean wroteAny() {
    return !written.isEmpty();
  }

  void yieldTo(Ownership now) {
    written.forEach(change -> giveBack(change, now.yielded()));
    session.flush();
  }

  private void giveBack(Change change, List<Yielded> yielded) {
    var back = new TreeMap<String, Values>();
    var put = new TreeMap<String, String>();
    var remove = new TreeSet<String>();
    var owners = new TreeSet<String>();
    for (var key : yielded) {
      var ours = change.keys().get(key.key());
      if (ours != null) {
        var theirs = key.value().or(ours::before);
        back.put(key.key(), new Values(ours.after(), theirs));
        theirs.ifPresentOrElse(value -> put.put(key.key(), value), () -> remove.add(key.key()));
        owners.add("%s now belongs to level %s".formatted(key.key(), key.level()));
      }
    }
    if (!back.isEmpty()) {
      // Not as planned: undoing this run must not take the other level's value away.
      session.add(
          JournalLine.of(
              new Change(change.arn(), back), Outcome.SKIPPED, String.join(", ", owners)),
          new Edit(put, remove));
    }
  }
}
