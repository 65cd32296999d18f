package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.Change.Values;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.levels.Ownership.Yielded;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reverts keys that a level with precedence claimed while this level wrote them.
///
/// Each level writes its claim before it writes a resource. If two levels run concurrently, either
/// this level finds the claim when it reads the parameters again after its writes, or the level
/// with precedence overwrites its values later. The resulting tags do not depend on timing.
final class ConcurrentClaims {
  private final JournalledWrites.Session session;
  private final boolean possible;
  private final Position position;
  private final List<Change> written = new ArrayList<>();

  /// @param possible whether a level with precedence exists
  /// @param position where a task continues whose reverts are deferred
  ConcurrentClaims(JournalledWrites.Session session, boolean possible, Position position) {
    this.session = session;
    this.possible = possible;
    this.position = position;
  }

  void remember(Change change) {
    if (possible) {
      written.add(change);
    }
  }

  boolean wroteAny() {
    return !written.isEmpty();
  }

  void yieldTo(Ownership now) {
    written.forEach(change -> revert(change, now.yielded()));
    session.finish();
  }

  private void revert(Change change, List<Yielded> yielded) {
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
      // Not PLANNED: an undo of this run must not remove the value of the other level.
      session.add(
          JournalLine.of(
              new Change(change.arn(), back), Outcome.SKIPPED, String.join(", ", owners)),
          new Edit(put, remove),
          position);
    }
  }
}
