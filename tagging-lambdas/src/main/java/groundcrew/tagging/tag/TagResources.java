package groundcrew.tagging.tag;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.journal.SupersededException;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.levels.LevelParameters;
import groundcrew.tagging.levels.LevelTags;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.queue.Continuation;
import groundcrew.tagging.queue.TaskProcessor;
import groundcrew.tagging.resources.RefusedTokenException;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.UntaggedResources.NoIndexException;
import java.time.Duration;
import java.util.Optional;

/// Sets the tags of a level on the resources of an account and region, and respects other levels.
public final class TagResources implements TaskProcessor<TaggingTask> {
  /// A page of a hundred resources takes five calls.
  private static final int CALLS_OF_A_PAGE = 5;

  private final FindResources findResources;
  private final LevelParameters parameters;
  private final JournalledWrites writes;
  private final RunFence fence;
  private final Settings settings;

  /// Settings of all tasks.
  ///
  /// @param apply whether tags are changed, or only planned
  /// @param remove whether keys that the account no longer has are removed
  /// @param lag longest time until GetResources shows a write
  public record Settings(
      LevelOrder levels, boolean apply, boolean remove, KeyCaseConflict conflict, Duration lag) {}

  public TagResources(
      FindResources findResources,
      LevelParameters parameters,
      JournalledWrites writes,
      RunFence fence,
      Settings settings) {
    this.findResources = findResources;
    this.parameters = parameters;
    this.writes = writes;
    this.fence = fence;
    this.settings = settings;
  }

  /// Processes the task from its position as far as the deadline allows. The report contains
  /// resources that fail.
  ///
  /// @throws groundcrew.common.PermanentFailureException if the level is not in the order, or the
  ///   parameter of a level with precedence is malformed
  /// @throws SupersededException if a newer run has begun, or the run of the task is undone
  @Override
  public TagReport process(TaggingTask task, JournalPlace place, Deadline deadline) {
    settings.levels().require(task.level());
    if (settings.apply()) {
      fence.enter(task, deadline);
    }
    var context = TaskContext.of(task, deadline);
    var session = writes.open(context, place, now -> fence.require(task, now));
    try (session) {
      var report = new Work(task, context, session).report();
      if (session.wrote()) {
        fence.requireNewest(task, deadline.toFinish());
      }
      return report;
    } catch (SupersededException superseded) {
      throw session.wrote() ? superseded.afterWrites() : superseded;
    }
  }

  private final class Work {
    private final TaggingTask task;
    private final TaskContext context;
    private final JournalledWrites.Session session;
    private final ConcurrentClaims claims;
    private Position position;
    private int resources;
    private int upToDate;
    private int skipped;

    Work(TaggingTask task, TaskContext context, JournalledWrites.Session session) {
      this.task = task;
      this.context = context;
      this.session = session;
      this.position = task.position();
      this.claims =
          new ConcurrentClaims(
              session, !settings.levels().first(task.level()) && settings.apply(), task.position());
    }

    TagReport report() {
      var ownership = ownership(context);
      if (position.equals(Position.START)) {
        ownership.yielded().forEach(this::noteYield);
      }
      // Before the first resource is written: a level that starts now must see the owned keys.
      write(context, ownership.before());
      var removal = new KeyRemoval(ownership.stale(), position.held());
      var complete =
          ownership.nothingToDo()
              || visitAll(new ResourceRules(ownership, settings.conflict()), removal);
      session.finish();
      if (claims.wroteAny()) {
        // In the reserve too: what is not reverted now is not found by a later run.
        session.useReserve();
        ownership = ownership(context.toFinish());
        claims.yieldTo(ownership);
        if (session.tally().deferred() == 0) {
          write(context.toFinish(), ownership.before());
        }
      }
      var held = removal.held(session.tally().failed());
      var continuation =
          Continuation.of(position.holding(held), complete, session.tally(), settings.lag());
      if (continuation.isEmpty()) {
        write(context.toFinish(), ownership.after(held));
      }
      return new TagReport(resources, upToDate, skipped, continuation, session.tally());
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

    /// Visits page after page. Returns false if pages follow the position.
    private boolean visitAll(ResourceRules rules, KeyRemoval removal) {
      try {
        while (session.hasTimeFor(position.equals(task.position()), CALLS_OF_A_PAGE)) {
          var page = findResources.page(context, position);
          page.items().forEach(resource -> visit(resource, rules, removal));
          if (page.next().isEmpty()) {
            return true;
          }
          position = position.next(page.next().get());
        }
        return false;
      } catch (DeadlineExceededException late) {
        return false;
      } catch (RefusedTokenException refused) {
        session.flush();
        position = position.again();
        return false;
      } catch (NoIndexException noIndex) {
        session.note(
            JournalLine.of(
                Change.none(noIndex.arn()), Outcome.SKIPPED, String.valueOf(noIndex.getMessage())));
        return true;
      }
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
              decision.edit(),
              position);
        }
      }
    }
  }
}
