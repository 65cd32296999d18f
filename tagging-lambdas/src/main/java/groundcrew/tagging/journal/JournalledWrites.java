package groundcrew.tagging.journal;

import groundcrew.common.BoundedTasks;
import groundcrew.common.Deadline;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.member.Target;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.WriteTags;
import groundcrew.tagging.resources.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes tags part by part: first the journal says what is about to happen, then it happens, then
/// the journal says what came of it.
///
/// Whatever breaks off in between, the journal knows of every tag that may have been changed.
///
/// While a part is written the next one is gathered, and while the last calls of a part are under
/// way the next one's begin: AWS's pace is kept from the first call to the last.
public final class JournalledWrites {
  /// Lines of a part: so many resources are written in about ten seconds at AWS's pace.
  static final int PART = 1000;

  private final Journal journal;
  private final WriteTags writeTags;
  private final boolean apply;
  private final int partsAtOnce;

  /// @param apply whether what is announced is done
  /// @param partsAtOnce parts that are written at the same time
  public JournalledWrites(Journal journal, WriteTags writeTags, boolean apply, int partsAtOnce) {
    this.journal = journal;
    this.writeTags = writeTags;
    this.apply = apply;
    this.partsAtOnce = partsAtOnce;
  }

  /// Begins the journal of one delivery; to be closed, for nothing may be written after the
  /// delivery is answered.
  public Session open(Target target, JournalPlace place, Deadline deadline) {
    return new Session(target, place, deadline);
  }

  /// What is written for one message.
  public final class Session implements AutoCloseable {
    private final Target target;
    private final JournalPlace place;
    private final Deadline deadline;
    private final WriteTally tally = new WriteTally();
    private final BoundedTasks parts = new BoundedTasks(partsAtOnce);
    private List<JournalLine> lines = new ArrayList<>();
    private Map<String, Edit> edits = new LinkedHashMap<>();
    private int nextPart = 1;

    private Session(Target target, JournalPlace place, Deadline deadline) {
      this.target = target;
      this.place = place;
      this.deadline = deadline;
    }

    /// Takes down a resource on which nothing is changed.
    public void note(JournalLine line) {
      lines.add(line);
      flushWhenFull();
    }

    /// Adds a change, and what has to be written for it.
    public void add(JournalLine line, Edit edit) {
      edits.put(line.change().arn(), edit);
      note(line);
    }

    private void flushWhenFull() {
      if (lines.size() >= PART) {
        startPart();
      }
    }

    /// Waits until everything that was added is announced, written and concluded.
    public void flush() {
      if (!lines.isEmpty()) {
        startPart();
      }
      parts.await();
    }

    /// Announces what was added since the last part, and has it written.
    private void startPart() {
      var part = journal.announce(place, nextPart, lines);
      nextPart = part + 1;
      if (apply && !edits.isEmpty()) {
        var itsLines = lines;
        var itsEdits = edits;
        parts.start(() -> write(part, itsLines, itsEdits));
      } else {
        tally.planned(edits.size());
      }
      lines = new ArrayList<>();
      edits = new LinkedHashMap<>();
    }

    private void write(int part, List<JournalLine> announced, Map<String, Edit> changes) {
      var written = writeTags.write(target, changes, deadline);
      journal.conclude(place, part, results(announced, written));
      tally.add(written);
    }

    private static List<JournalLine> results(
        List<JournalLine> announced, Map<String, Written> written) {
      var results = new ArrayList<JournalLine>();
      for (var line : announced) {
        var outcome = written.get(line.change().arn());
        if (outcome != null) {
          results.add(result(line, outcome));
        }
      }
      return results;
    }

    private static JournalLine result(JournalLine line, Written outcome) {
      return switch (outcome) {
        case Written.Done _ -> new JournalLine(line.change(), Outcome.TAGGED, line.reason());
        case Written.Refused refused ->
            new JournalLine(line.change(), Outcome.FAILED, Optional.of(refused.reason()));
        // Not as failed: a call that AWS failed at may have been made all the same, before time was
        // up or the next one throttled, and undoing has to look.
        case Written.Left left ->
            new JournalLine(line.change(), Outcome.PLANNED, Optional.of(left.reason()));
      };
    }

    /// Returns what became of everything that was flushed.
    public WriteTally tally() {
      return tally;
    }

    /// Waits for what is being written.
    @Override
    public void close() {
      parts.close();
    }
  }
}
