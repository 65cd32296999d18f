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
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.TaskProcessor;
import groundcrew.tagging.resources.Batches;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Restores the tags that a run changed in one account and region, except those that changed after
/// the run.
public final class RestoreTags implements TaskProcessor<UndoTask> {
  /// The number of resources that one call finds.
  private static final int LOOKUP_BATCH = 100;

  private final Journals journals;
  private final ResourceTags resourceTags;
  private final JournalledWrites writes;

  public RestoreTags(Journals journals, ResourceTags resourceTags, JournalledWrites writes) {
    this.journals = journals;
    this.resourceTags = resourceTags;
    this.writes = writes;
  }

  /// Processes the task as far as the deadline allows. Resources that an earlier delivery restored
  /// are unchanged.
  @Override
  public RestoreReport process(UndoTask task, JournalPlace place, Deadline deadline) {
    var undone = new JournalFolder(task.undone(), task.account(), task.region(), task.level());
    var changes = Restoration.of(journals.parts(undone, deadline)).changes();
    var context = TaskContext.of(task, deadline);
    try (var session = writes.open(context, place)) {
      return new Work(context, session).restore(changes);
    }
  }

  private final class Work {
    private final TaskContext context;
    private final JournalledWrites.Session session;
    private int unchanged;
    private int skipped;

    Work(TaskContext context, JournalledWrites.Session session) {
      this.context = context;
      this.session = session;
    }

    RestoreReport restore(Map<String, Change> changes) {
      var complete = restoreAll(changes);
      session.flush();
      return new RestoreReport(unchanged, skipped, complete, session.tally());
    }

    /// Returns false if the work stopped at the deadline.
    private boolean restoreAll(Map<String, Change> changes) {
      try {
        for (var arns : Batches.of(List.copyOf(changes.keySet()), LOOKUP_BATCH)) {
          if (context.deadline().passed()) {
            return false;
          }
          restore(arns, changes);
        }
        return true;
      } catch (DeadlineExceededException late) {
        return false;
      }
    }

    private void restore(List<String> arns, Map<String, Change> changes) {
      var now = new HashMap<String, Resource>();
      resourceTags.find(context, arns).forEach(resource -> now.put(resource.arn(), resource));
      for (var arn : arns) {
        var resource = now.get(arn);
        var change = changes.get(arn);
        if (resource == null || change == null) {
          skip(arn, "the resource does not exist");
        } else {
          restore(Revert.of(change, resource));
        }
      }
    }

    private void restore(Revert revert) {
      if (!revert.change().keys().isEmpty()) {
        session.add(
            new JournalLine(revert.change(), Outcome.PLANNED, revert.note()), revert.edit());
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
