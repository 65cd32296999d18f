package groundcrew.tagging.undo;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.member.Target;
import groundcrew.tagging.message.UndoOrder;
import groundcrew.tagging.resources.Batches;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.undo.Restoration.Back;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts back what a run changed in one account and region, unless somebody changed it since.
public final class RestoreTags {
  /// How many resources one call finds.
  private static final int LOOKED_UP = 100;

  private final Journals journals;
  private final ResourceTags resourceTags;
  private final JournalledWrites writes;

  public RestoreTags(Journals journals, ResourceTags resourceTags, JournalledWrites writes) {
    this.journals = journals;
    this.resourceTags = resourceTags;
    this.writes = writes;
  }

  /// Carries out the order as far as the deadline lets. What was put back already by a delivery
  /// that broke off needs nothing more.
  public RestoreReport restore(UndoOrder order, JournalPlace delivery, Deadline deadline) {
    var undone = new JournalFolder(order.undone(), order.account(), order.region(), order.level());
    var restoration = Restoration.of(journals.parts(undone));
    var target = Target.of(order);
    try (var session = writes.open(target, delivery, deadline)) {
      var work = new Work(target, session);
      for (var arns : Batches.of(List.copyOf(restoration.changes().keySet()), LOOKED_UP)) {
        if (deadline.passed()) {
          work.complete = false;
          break;
        }
        work.visit(arns, restoration.changes());
      }
      return work.report();
    }
  }

  /// What became of an undoing.
  ///
  /// @param already resources on which nothing had to be put back
  /// @param skipped resources that are gone, or that somebody changed since
  /// @param complete whether all resources were looked at
  public record RestoreReport(int already, int skipped, boolean complete, WriteTally tally) {
    /// Tells whether doing the order again can do more.
    public boolean unfinished() {
      return !complete || tally.left() > 0;
    }
  }

  private final class Work {
    private final Target target;
    private final JournalledWrites.Session session;
    private int already;
    private int skipped;
    private boolean complete = true;

    Work(Target target, JournalledWrites.Session session) {
      this.target = target;
      this.session = session;
    }

    void visit(List<String> arns, Map<String, Change> changes) {
      var now = new HashMap<String, Resource>();
      resourceTags.find(target, arns).forEach(resource -> now.put(resource.arn(), resource));
      for (var arn : arns) {
        var resource = now.get(arn);
        var change = changes.get(arn);
        if (resource == null || change == null) {
          skip(arn, "it is gone");
        } else {
          putBack(Back.of(change, resource));
        }
      }
    }

    private void putBack(Back back) {
      if (!back.back().keys().isEmpty()) {
        session.add(new JournalLine(back.back(), Outcome.PLANNED, back.note()), back.edit());
      } else if (back.note().isPresent()) {
        skip(back.back().arn(), back.note().get());
      } else {
        already++;
      }
    }

    private void skip(String arn, String reason) {
      skipped++;
      session.note(JournalLine.of(Change.none(arn), Outcome.SKIPPED, reason));
    }

    RestoreReport report() {
      session.flush();
      return new RestoreReport(already, skipped, complete, session.tally());
    }
  }
}
