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

/// Writes tags in parts: first the intent to the journal, then the tags, then the result to the
/// journal.
///
/// Wherever the work is interrupted, the journal contains every tag that may have been changed.
///
/// The next part is collected while a part is written, and its calls begin while the last calls of
/// the part are in flight: calls are made at the full rate from the first to the last.
public final class JournalledWrites {
  /// The number of lines of a part: at the rate that AWS allows, it is written in ten seconds.
  static final int PART_SIZE = 1000;

  /// The number of parts that are written at the same time.
  private static final int CONCURRENT_PARTS = 2;

  private final Journal journal;
  private final WriteTags writeTags;
  private final boolean apply;

  /// @param apply whether the intents are carried out, or only planned
  public JournalledWrites(Journal journal, WriteTags writeTags, boolean apply) {
    this.journal = journal;
    this.writeTags = writeTags;
    this.apply = apply;
  }

  /// Opens the journal of one delivery. The caller closes it, so that nothing is written after the
  /// message is answered.
  public Session open(TaskContext context, JournalPlace place) {
    return new Session(context, place);
  }

  /// The writes for one delivery of a message.
  public final class Session implements AutoCloseable {
    private volatile TaskContext context;
    private final JournalPlace place;
    private final WriteTally tally = new WriteTally();
    private final ParallelTasks parts = new ParallelTasks(CONCURRENT_PARTS);
    private List<JournalLine> lines = new ArrayList<>();
    private Map<String, Edit> edits = new LinkedHashMap<>();
    private int nextPart = 1;

    private Session(TaskContext context, JournalPlace place) {
      this.context = context;
      this.place = place;
    }

    /// Lets all further writes use the time that is kept in reserve.
    public void useReserve() {
      context = context.toFinish();
    }

    /// Adds the line of a resource that is not changed.
    public void note(JournalLine line) {
      lines.add(line);
      if (lines.size() >= PART_SIZE) {
        startPart();
      }
    }

    /// Adds the line of a change, and the edit that makes the change.
    public void add(JournalLine line, Edit edit) {
      edits.put(line.change().arn(), edit);
      note(line);
    }

    /// Writes everything that was added, and waits for its results.
    public void flush() {
      if (!lines.isEmpty()) {
        startPart();
      }
      parts.await();
    }

    private void startPart() {
      // In the reserve as well: lines that are collected at the deadline are journalled as
      // deferred.
      var part = journal.writeIntent(place, nextPart, lines, context.toFinish().deadline());
      nextPart = part + 1;
      if (apply && !edits.isEmpty()) {
        var partLines = lines;
        var partEdits = edits;
        parts.start(() -> write(part, partLines, partEdits));
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
        // Not FAILED: before the deadline or the throttling, an attempt may have ended with an
        // internal error and have changed the tags, so an undo has to check.
        case WriteOutcome.Deferred deferred ->
            new JournalLine(line.change(), Outcome.PLANNED, Optional.of(deferred.reason()));
      };
    }

    /// Returns the counts of everything that was flushed.
    public WriteTally tally() {
      return tally;
    }

    /// Waits for the parts that are being written.
    @Override
    public void close() {
      parts.close();
    }
  }
}
