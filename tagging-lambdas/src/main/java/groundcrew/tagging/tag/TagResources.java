package groundcrew.tagging.tag;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.levels.LevelParameters;
import groundcrew.tagging.levels.LevelTags;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.queue.TaskProcessor;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.UntaggedResources.NoIndexException;
import java.util.Optional;

/// Sets the tags of a level on the resources of an account and region, and respects other levels.
public final class TagResources implements TaskProcessor<TaggingTask> {
  private final FindResources findResources;
  private final LevelParameters parameters;
  private final JournalledWrites writes;
  private final Settings settings;

  /// Settings of all tasks.
  ///
  /// @param apply whether tags are changed, or only planned
  /// @param remove whether keys that the account no longer has are removed
  public record Settings(LevelOrder levels, boolean apply, boolean remove) {}

  public TagResources(
      FindResources findResources,
      LevelParameters parameters,
      JournalledWrites writes,
      Settings settings) {
    this.findResources = findResources;
    this.parameters = parameters;
    this.writes = writes;
    this.settings = settings;
  }

  /// Processes the task as far as the deadline allows. The report contains resources that fail.
  ///
  /// @throws groundcrew.common.PermanentFailureException if the level is not in the order, or the
  ///   parameter of a level with precedence is malformed
  @Override
  public TagReport process(TaggingTask task, JournalPlace place, Deadline deadline) {
    settings.levels().require(task.level());
    var context = TaskContext.of(task, deadline);
    try (var session = writes.open(context, place)) {
      return new Work(task, context, session).report();
    }
  }

  private final class Work {
    private final TaggingTask task;
    private final TaskContext context;
    private final JournalledWrites.Session session;
    private final ConcurrentClaims claims;
    private int resources;
    private int upToDate;
    private int skipped;

    Work(TaggingTask task, TaskContext context, JournalledWrites.Session session) {
      this.task = task;
      this.context = context;
      this.session = session;
      this.claims =
          new ConcurrentClaims(session, !settings.levels().first(task.level()) && settings.apply());
    }

    TagReport report() {
      var ownership = ownership(context);
      ownership.yielded().forEach(this::noteYield);
      // Before the first resource is written: a level that starts now must see the owned keys.
      write(context, ownership.before());
      var removal = new KeyRemoval(ownership.stale());
      var complete = ownership.nothingToDo() || visitAll(new ResourceRules(ownership), removal);
      session.flush();
      if (claims.wroteAny()) {
        // In the reserve too: what is not reverted now is not found by a later run.
        session.useReserve();
        ownership = ownership(context.toFinish());
        claims.yieldTo(ownership);
        if (session.tally().deferred() == 0) {
          write(context.toFinish(), ownership.before());
        }
      }
      var report = new TagReport(resources, upToDate, skipped, complete, session.tally());
      if (!report.unfinished()) {
        write(context.toFinish(), ownership.after(removal.held(report.tally().failed())));
      }
      return report;
    }

    private Ownership ownership(TaskContext in) {
      return Ownership.of(task, parameters.all(in), settings.levels(), settings.remove());
    }

    private void write(TaskContext in, Optional<LevelTags> tags) {
      if (settings.apply()) {
        tags.ifPresent(changed -> parameters.write(in, changed));
      }
    }

    private void noteYield(Ownership.Yielded yielded) {
      session.note(
          JournalLine.of(
              Change.none(yielded.parameter()),
              Outcome.SKIPPED,
              "%s belongs to level %s, which has precedence over %s"
                  .formatted(yielded.key(), yielded.level(), task.level())));
    }

    /// Returns false if the deadline ended the visits.
    private boolean visitAll(ResourceRules rules, KeyRemoval removal) {
      try (var all = findResources.all(context)) {
        for (var each = all.iterator(); each.hasNext(); ) {
          if (context.deadline().passed()) {
            return false;
          }
          visit(each.next(), rules, removal);
        }
      } catch (DeadlineExceededException late) {
        return false;
      } catch (NoIndexException noIndex) {
        session.note(
            JournalLine.of(
                Change.none(noIndex.arn()), Outcome.SKIPPED, String.valueOf(noIndex.getMessage())));
      }
      return true;
    }

    private void visit(Resource resource, ResourceRules rules, KeyRemoval removal) {
      resources++;
      switch (rules.decide(resource)) {
        case Decision.UpToDate decision -> {
          upToDate++;
          decision
              .note()
              .ifPresent(note ->
                  session.note(
                      JournalLine.of(Change.none(resource.arn()), Outcome.UNCHANGED, note)));
        }
        case Decision.Protected decision -> {
          skipped++;
          removal.skip(resource);
          session.note(
              JournalLine.of(Change.none(resource.arn()), Outcome.SKIPPED, decision.reason()));
        }
        case Decision.NeedsUpdate decision -> {
          claims.remember(decision.change());
          removal.request(resource.arn(), decision.edit().remove());
          session.add(
              new JournalLine(decision.change(), Outcome.PLANNED, decision.note()),
              decision.edit());
        }
      }
    }
  }
}
