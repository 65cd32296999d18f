package groundcrew.tagging.journal;

import groundcrew.common.ParallelTasks;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.WriteOutcome;
import groundcrew.tagging.resources.WriteTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes tags part by part: the intent to the journal, then the tags, then the result to the
/// journal.
///
/// Wherever the work breaks off, the journal knows of every tag that may have been changed.
///
/// While a part is written the next one is gathered, and while the last calls of a part are under
/// way those of the next one begin: calls are made at the full rate from the first to the last.
public final class JournalledWrites {
  /// Lines of a part: so many resources are written in about ten seconds at AWS's rate.
  static final int PART = 1000;

  /// Parts that are written at the same time.
  private static final int PARTS_AT_ONCE = 2;

  private final Journal journal;
  private final WriteTags writeTags;
  private final boolean apply;

  /// @param apply whether the intents are carried out
  public JournalledWrites(Journal journal, WriteTags writeTags, boolean apply) {
    this.journal = journal;
    this.writeTags = writeTags;
    this.apply = apply;
  }

  /// Begins the journal of one delivery. Close it: nothing may be written after the delivery is
  /// answered.
  public Session open(TaskContext context, JournalPlace place) {
    return new Session(context, place);
  }

  /// What is written for one message.
  public final class Session implements AutoCloseable {
    private final TaskContext context;
    private final JournalPlace place;
    private final WriteTally tally = new WriteTally();
    private final ParallelTasks parts = new ParallelTasks(PARTS_AT_ONCE);
    private List<JournalLine> lines = new ArrayList<>();
    private Map<String, Edit> edits = new LinkedHashMap<>();
    private int nextPart = 1;

    private Session(TaskContext context, JournalPlace place) {
      this.context = context;
      this.place = place;
    }

    /// Adds a resource on which nothing is changed.
    public void note(JournalLine line) {
      lines.add(line);
      if (lines.size() >= PART) {
        startPart();
      }
    }

    /// Adds a change, and the edit that makes it.
    public void add(JournalLine line, Edit edit) {
      edits.put(line.change().arn(), edit);
      note(line);
    }

    /// Waits until everything that was added is written, with its result.
    public void flush() {
      if (!lines.isEmpty()) {
        startPart();
      }
      parts.await();
    }

    private void startPart() {
      // In the reserve too: what is gathered at the deadline is written down as deferred.
      var part = journal.writeIntent(place, nextPart, lines, context.toFinish().deadline());
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

    private void write(int part, List<JournalLine> intents, Map<String, Edit> changes) {
      var outcomes = writeTags.write(context, changes);
      journal.writeResult(place, part, results(intents, outcomes), context.toFinish().deadline());
      tally.add(outcomes);
    }

    private static List<JournalLine> results(
        List<JournalLine> intents, Map<String, WriteOutcome> outcomes) {
      var results = new ArrayList<JournalLine>();
      for (var line : intents) {
        var outcome = outcomes.get(line.change().arn());
        if (outcome != null) {
          results.add(result(line, outcome));
        }
      }
      return results;
    }

    private static JournalLine result(JournalLine line, WriteOutcome outcome) {
      return switch (outcome) {
        case WriteOutcome.Done _ -> new JournalLine(line.change(), Outcome.TAGGED, line.reason());
        case WriteOutcome.Failed failed ->
            new JournalLine(line.change(), Outcome.FAILED, Optional.of(failed.reason()));
        // Not as failed: a call that ended with an internal error may have been made all the same,
        // before time was up or the next one was throttled, and an undo has to look.
        case WriteOutcome.Deferred deferred ->
            new JournalLine(line.change(), Outcome.PLANNED, Optional.of(deferred.reason()));
      };
    }

    /// Returns what happened to everything that was flushed.
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
