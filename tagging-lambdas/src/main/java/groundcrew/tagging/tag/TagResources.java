package groundcrew.tagging.tag;

import groundcrew.common.Deadline;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.levels.LevelParameters;
import groundcrew.tagging.levels.LevelTags;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.member.Target;
import groundcrew.tagging.message.TagOrder;
import groundcrew.tagging.resources.Resource;
import java.util.Optional;

/// Gives the resources of an account and region the tags of a level, beside the other levels.
public final class TagResources {
  private final FindResources findResources;
  private final LevelParameters parameters;
  private final JournalledWrites writes;
  private final Settings settings;

  /// How orders are carried out.
  ///
  /// @param apply whether anything is changed
  /// @param remove whether keys that the account no longer has are taken away
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

  /// Carries out the order as far as the deadline lets; what refuses is in the report.
  ///
  /// @param delivery name under which the journal is kept
  /// @throws IllegalArgumentException for an order that can never be carried out
  public TagReport tag(TagOrder order, JournalPlace delivery, Deadline deadline) {
    settings.levels().require(order.level());
    try (var session = writes.open(Target.of(order), delivery, deadline)) {
      return new Work(order, session, deadline).report();
    }
  }

  private final class Work {
    private final TagOrder order;
    private final Deadline deadline;
    private final Target target;
    private final JournalledWrites.Session session;
    private final TagReport.Counter counter = new TagReport.Counter();
    private final LateYield late;

    Work(TagOrder order, JournalledWrites.Session session, Deadline deadline) {
      this.order = order;
      this.deadline = deadline;
      this.target = Target.of(order);
      this.session = session;
      this.late =
          new LateYield(session, !settings.levels().first(order.level()) && settings.apply());
    }

    TagReport report() {
      var ownership = ownership();
      ownership.yielded().forEach(this::noteYield);
      // Before the first resource is touched: a level that starts now must see whose the keys are.
      write(ownership.before());
      var lettingGo = new LettingGo(ownership.stale());
      if (!ownership.nothingToDo()) {
        var resourceRules = new ResourceRules(ownership);
        counter.complete =
            findResources.each(
                target, resource -> visit(resource, resourceRules, lettingGo), session::note);
      }
      session.flush();
      if (late.wroteAny()) {
        ownership = ownership();
        late.yieldTo(ownership);
        write(ownership.before());
      }
      var report = counter.report(session.tally());
      if (!report.unfinished()) {
        write(ownership.after(lettingGo.kept(report.failed())));
      }
      return report;
    }

    private Ownership ownership() {
      return Ownership.of(order, parameters.all(target), settings.levels(), settings.remove());
    }

    private void write(Optional<LevelTags> tags) {
      if (settings.apply()) {
        tags.ifPresent(changed -> parameters.write(target, changed));
      }
    }

    private void noteYield(Ownership.Yielded yielded) {
      session.note(
          JournalLine.of(
              Change.none(yielded.parameter()),
              Outcome.SKIPPED,
              "%s belongs to level %s, which goes before %s"
                  .formatted(yielded.key(), yielded.level(), order.level())));
    }

    private boolean visit(Resource resource, ResourceRules resourceRules, LettingGo lettingGo) {
      if (deadline.passed()) {
        return false;
      }
      counter.resources++;
      switch (resourceRules.decide(resource)) {
        case Decision.Right right -> {
          counter.alreadyRight++;
          right
              .note()
              .ifPresent(note ->
                  session.note(
                      JournalLine.of(Change.none(resource.arn()), Outcome.UNCHANGED, note)));
        }
        case Decision.Untouchable untouchable -> {
          counter.skipped++;
          lettingGo.spare(resource);
          session.note(
              JournalLine.of(Change.none(resource.arn()), Outcome.SKIPPED, untouchable.reason()));
        }
        case Decision.Wrong wrong -> {
          late.remember(wrong.change());
          lettingGo.ask(resource.arn(), wrong.edit().remove());
          session.add(new JournalLine(wrong.change(), Outcome.PLANNED, wrong.note()), wrong.edit());
        }
      }
      return true;
    }
  }
}
