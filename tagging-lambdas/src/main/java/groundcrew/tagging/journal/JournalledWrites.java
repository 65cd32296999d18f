package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.RefusedTypes;
import groundcrew.tagging.resources.VerifyWrites;
import groundcrew.tagging.resources.VerifyWrites.Unverified;
import groundcrew.tagging.resources.WriteOutcome;
import groundcrew.tagging.resources.WriteTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Writes tags in parts: first the intent to the journal, then the tags, then the result to the
/// journal.
///
/// Wherever the work is interrupted, the journal contains every tag that may have been changed.
///
/// The next part is collected while a part is written, and its calls begin while the last calls of
/// the part are in flight: calls are made at the full rate from the first to the last.
public final class JournalledWrites {
  private final Journal journal;
  private final WriteTags writeTags;
  private final VerifyWrites verifyWrites;
  private final Settings settings;

  /// Settings of all writes.
  ///
  /// @param apply whether the intents are carried out, or only planned
  /// @param callsPerSecond rate at which tags are written
  /// @param concurrentParts number of parts that are written at the same time
  public record Settings(boolean apply, double callsPerSecond, int concurrentParts) {}

  public JournalledWrites(
      Journal journal, WriteTags writeTags, VerifyWrites verifyWrites, Settings settings) {
    this.journal = journal;
    this.writeTags = writeTags;
    this.verifyWrites = verifyWrites;
    this.settings = settings;
  }

  /// Opens the journal of one delivery. The caller closes it, so that nothing is written after the
  /// message is answered.
  ///
  /// @param requireCurrent throws before a part if the task must not write anything more
  public Session open(TaskContext context, JournalPlace place, Consumer<Deadline> requireCurrent) {
    return new Session(context, place, requireCurrent);
  }

  /// The writes for one delivery of a message.
  public final class Session implements AutoCloseable {
    private volatile TaskContext context;
    private final JournalPlace place;
    private final Consumer<Deadline> requireCurrent;
    private final WriteTally tally = new WriteTally();
    private final ParallelTasks parts = new ParallelTasks(settings.concurrentParts());
    private final RefusedTypes refused = new RefusedTypes();
    private final Map<String, Unverified> unverified = new ConcurrentHashMap<>();
    private final Map<String, Position> positions = new ConcurrentHashMap<>();
    private final WriteCapacity capacity;
    private WritePart part = new WritePart();
    private int nextPart = 1;

    private Session(TaskContext context, JournalPlace place, Consumer<Deadline> requireCurrent) {
      this.context = context;
      this.place = place;
      this.requireCurrent = requireCurrent;
      this.capacity =
          new WriteCapacity(settings.callsPerSecond(), context.deadline(), verifyWrites.lag());
    }

    /// Lets all further writes use the time that is kept in reserve.
    public void useReserve() {
      context = context.toFinish();
    }

    /// Adds the line of a resource that is not changed.
    public void note(JournalLine line) {
      part.note(line);
      if (part.full()) {
        startPart();
      }
    }

    /// Adds the line of a change, and the edit that makes the change.
    ///
    /// @param position where the task has to continue if the change is deferred
    public void add(JournalLine line, Edit edit, Position position) {
      part.add(line, edit, position);
      if (part.full()) {
        startPart();
      }
    }

    /// Returns whether the next page or batch can be processed before the deadline. The first one
    /// is, even if it does not fit: at a low rate, none would.
    ///
    /// @param calls that it may take
    public boolean hasTimeFor(boolean first, int calls) {
      return !context.deadline().passed() && (first || hasTimeFor(calls));
    }

    /// Returns whether a number of further calls can be made before the deadline. If the calls that
    /// wait leave it open, this method makes them first.
    public boolean hasTimeFor(int calls) {
      if (!settings.apply() || capacity.fits(part.calls() + calls, !unverified.isEmpty())) {
        return true;
      }
      flush();
      return capacity.fits(calls, !unverified.isEmpty());
    }

    /// Writes everything that was added, and waits for its results.
    public void flush() {
      if (!part.empty()) {
        startPart();
      }
      parts.await();
    }

    /// Writes everything that was added, and verifies the writes whose outcome is uncertain.
    public void finish() {
      flush();
      if (unverified.isEmpty()) {
        return;
      }
      var outcomes = verifyWrites.verify(context, Map.copyOf(unverified));
      unverified.clear();
      tally.add(outcomes, positions);
      outcomes.forEach((arn, outcome) -> {
        if (outcome instanceof WriteOutcome.Failed failed) {
          note(JournalLine.of(Change.none(arn), Outcome.FAILED, failed.reason()));
        }
      });
      flush();
    }

    private void startPart() {
      var started = part;
      var writes = settings.apply() && started.changes();
      if (writes) {
        requireCurrent.accept(context.toFinish().deadline());
      }
      // In the reserve as well: lines that are collected at the deadline are journalled as
      // deferred.
      var number =
          journal.writeIntent(place, nextPart, started.lines(), context.toFinish().deadline());
      nextPart = number + 1;
      part = new WritePart();
      if (writes) {
        capacity.started(started.calls());
        parts.start(() -> write(number, started));
      } else {
        tally.planned(started.edits().size());
      }
    }

    private void write(int number, WritePart started) {
      var outcomes = writeTags.write(context, started.edits(), refused);
      journal.writeResult(
          place, number, results(started.lines(), outcomes), context.toFinish().deadline());
      outcomes.forEach((arn, outcome) -> {
        if (outcome instanceof WriteOutcome.Uncertain uncertain) {
          unverified.put(arn, new Unverified(started.edit(arn), uncertain));
          positions.put(arn, started.position(arn));
        }
      });
      tally.add(outcomes, started.positions());
      capacity.ended(started.calls());
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
        case WriteOutcome.Gone gone ->
            new JournalLine(line.change(), Outcome.GONE, Optional.of(gone.reason()));
        // Not FAILED: the tags may be changed, so an undo has to check.
        case WriteOutcome.Uncertain uncertain ->
            new JournalLine(line.change(), Outcome.PLANNED, Optional.of(uncertain.code()));
        case WriteOutcome.Deferred deferred ->
            new JournalLine(line.change(), Outcome.PLANNED, Optional.of(deferred.reason()));
      };
    }

    /// Returns the counts of everything that was flushed.
    public WriteTally tally() {
      return tally;
    }

    /// Returns whether a call that writes tags has been started.
    public boolean wrote() {
      return capacity.startedAny();
    }

    /// Waits for the parts that are being written.
    @Override
    public void close() {
      parts.close();
    }
  }
}
