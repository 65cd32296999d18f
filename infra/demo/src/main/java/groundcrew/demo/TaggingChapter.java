package groundcrew.demo;

import groundcrew.demo.system.TagAudit;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import java.time.Duration;

/// Every resource gets the tags of its account.
///
/// @param log follows what the functions log
record TaggingChapter(LocalCloud cloud, Fixture fixture, TaggerLog log) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// Returns whether every taggable resource has its account's tags.
  boolean play(Screen screen, TaggingSystem system) {
    var begun = System.nanoTime();
    var before = TagAudit.of(fixture, system.keys());
    screen.line(
        "%s accounts with tags %s, %,d resources in %s"
            .formatted(
                before.accounts(),
                system.keys().stream().sorted().toList(),
                before.resources(),
                fixture.regions()));
    screen.line("the schedule fires: accounts are listed, their messages wait 15 s, then ...");
    system.run(LIMIT, () -> progress(screen, before));
    var after = TagAudit.of(fixture, system.keys());
    var summary = new Summary(before, after, log, cloud.gateway().counts());
    summary.print(screen, Duration.ofNanos(System.nanoTime() - begun));
    return summary.allRight();
  }

  private void progress(Screen screen, TagAudit before) {
    screen.progress(
        "%,6d of %,d resources tagged, %d accounts and regions done"
            .formatted(
                log.tagged(), before.wrong().size() + before.neverTagged().size(), log.messages()));
  }
}
