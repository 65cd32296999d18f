package groundcrew.tagging.undo;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.journal.Journals.PartName;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.Continuation;
import groundcrew.tagging.queue.TaskProcessor;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/// Restores the tags that a run changed in one account and region, except those that changed after
/// the run.
public final class RestoreTags implements TaskProcessor<UndoTask> {
  /// The number of resources that one call finds.
  private static final int LOOKUP_BATCH = 100;

  /// A batch of a hundred resources with equal old values takes five calls.
  private static final int CALLS_OF_A_BATCH = 5;

  private final Journals journals;
  private final ResourceTags resourceTags;
  private final RunFence fence;
  private final Writes writes;
  private final Duration lag;

  /// The writes of undos.
  ///
  /// @param applying those of an undo that restores tags
  /// @param planning those of an undo that is only planned
  public record Writes(JournalledWrites applying, JournalledWrites planning) {}

  /// @param lag longest time until GetResources shows a write
  public RestoreTags(
      Journals journals, ResourceTags resourceTags, RunFence fence, Writes writes, Duration lag) {
    this.journals = journals;
    this.resourceTags = resourceTags;
    this.fence = fence;
    this.writes = writes;
    this.lag = lag;
  }

  /// Processes the task from its position as far as the deadline allows. Resources that an earlier
  /// delivery restored are unchanged.
  ///
  /// @throws groundcrew.tagging.journal.SupersededException if the undo is itself undone
  @Override
  public RestoreReport process(UndoTask task, JournalPlace place, Deadline deadline) {
    if (!task.plan()) {
      fence.requireNotUndone(task, deadline);
    }
    var undone = new JournalFolder(task.undone(), task.account(), task.region(), task.level());
    var names = journals.names(undone, deadline);
    var repeated = RepeatedChanges.of(journals, names, deadline);
    var context = TaskContext.of(task, deadline);
    var used = task.plan() ? writes.planning() : writes.applying();
    try (var session = used.open(context, place, now -> fence.requireNotUndone(task, now))) {
      return new Work(task, context, session).restore(names, repeated);
    }
  }

  private final class Work {
    private final UndoTask task;
    private final TaskContext context;
    private final JournalledWrites.Session session;
    private Position position;
    private int unchanged;
    private int skipped;

    Work(UndoTask task, TaskContext context, JournalledWrites.Session session) {
      this.task = task;
      this.context = context;
      this.session = session;
      this.position = task.position();
    }

    RestoreReport restore(List<PartName> names, RepeatedChanges repeated) {
      var complete = restoreAll(names, repeated);
      session.finish();
      return new RestoreReport(
          unchanged,
          skipped,
          Continuation.of(position, complete, session.tally(), lag),
          session.tally());
    }

    /// Returns false if the work stopped at the deadline.
    private boolean restoreAll(List<PartName> names, RepeatedChanges repeated) {
      try {
        var start = UndoPosition.of(task.position());
        for (var name : start.rest(names)) {
          var part = journals.read(name, context.deadline());
          var changes = part.map(read -> repeated.with(name, read)).orElse(List.of());
          var done = name.name().equals(start.part()) ? start.changes() : 0;
          if (!restorePart(name, changes, done)) {
            return false;
          }
        }
        return true;
      } catch (DeadlineExceededException late) {
        return false;
      }
    }

    private boolean restorePart(PartName name, List<Change> changes, int done) {
      for (var from = done; from < changes.size(); from += LOOKUP_BATCH) {
        if (!session.hasTimeFor(position.equals(task.position()), CALLS_OF_A_BATCH)) {
          return false;
        }
        var to = Math.min(changes.size(), from + LOOKUP_BATCH);
        restore(changes.subList(from, to));
        position = position.next(new UndoPosition(name.name(), to).text());
      }
      return true;
    }

    private void restore(List<Change> changes) {
      var now = new HashMap<String, Resource>();
      resourceTags
          .find(context, changes.stream().map(Change::arn).toList())
          .forEach(resource -> now.put(resource.arn(), resource));
      for (var change : changes) {
        var resource = now.get(change.arn());
        if (resource == null) {
          skip(change.arn(), "the resource does not exist");
        } else {
          restore(Revert.of(change, resource));
        }
      }
    }

    private void restore(Revert revert) {
      if (!revert.change().keys().isEmpty()) {
        session.add(
            new JournalLine(revert.change(), Outcome.PLANNED, revert.note()),
            revert.edit(),
            position);
      } else if (revert.note().isPresent()) {
        skip(revert.change().arn(), revert.note().get());
      } else {
        unchanged++;
      }
    }

    private void skip(String arn, String reason) {
      skipped++;
      session.note(JournalLine.of(Change.none(arn), Outcome.SKIPPED, reason));
    }
  }
}
