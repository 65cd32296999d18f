package groundcrew.tagging.tag;

import groundcrew.common.Deadline;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.InMemoryNewestRuns;
import groundcrew.tagging.journal.InMemoryUndoneRuns;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.levels.InMemoryLevelParameters;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.InMemoryUntaggedResources;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.VerifyWrites;
import groundcrew.tagging.resources.WriteTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A resource tagger with ports in memory and a virtual clock.
final class TaggingFixture {
  static final Map<String, String> TAGS = Map.of("environment", "prod", "cost_centre", "42");
  static final TaggingTask TASK = task("cloud-center", TAGS);
  static final TaskContext CONTEXT = TaskContext.of(TASK, Contexts.far());
  static final Duration TIME_LIMIT = Duration.ofMinutes(15);
  static final Duration LAG = Duration.ofMinutes(1);
  static final double CALLS_PER_SECOND = 5;

  final VirtualTime time = new VirtualTime(Instant.EPOCH);
  final InMemoryResourceTags resources;
  final InMemoryLevelParameters parameters = new InMemoryLevelParameters();
  final InMemoryJournal journal = new InMemoryJournal();
  final InMemoryUntaggedResources untagged = new InMemoryUntaggedResources();
  final InMemoryNewestRuns newestRuns = new InMemoryNewestRuns();
  final InMemoryUndoneRuns undoneRuns = new InMemoryUndoneRuns();
  RateLimiter limiter = (_, _, end) -> !end.passed();
  boolean apply = true;
  boolean remove;
  KeyCaseConflict conflict = KeyCaseConflict.SKIP;
  private int deliveries;

  /// Creates a tagger whose writes are listed at once.
  TaggingFixture() {
    this(Duration.ZERO);
  }

  /// @param lag time until a write is listed
  TaggingFixture(Duration lag) {
    resources = new InMemoryResourceTags(time, lag);
  }

  static TaggingTask task(String level, Map<String, String> tags) {
    return TaggingTask.of(
        level,
        "222222222222",
        "eu-west-1",
        List.of("environment", "cost_centre", "owner"),
        tags,
        Instant.parse("2026-01-31T02:00:00Z"));
  }

  /// Adds resources named r-00, r-01 and so on.
  void add(int count, Map<String, String> tags) {
    var first = resources.all().size();
    for (var i = first; i < first + count; i++) {
      resources.add("r-%02d".formatted(i), tags);
    }
  }

  TagReport tag() {
    return tag(TASK);
  }

  TagReport tag(TaggingTask task) {
    return tag(task, within(TIME_LIMIT));
  }

  TagReport tag(TaggingTask task, Deadline deadline) {
    deliveries++;
    return tagger(resources, apply ? journal : journal.plans(), 2)
        .process(task, JournalPlace.of(task, "message", deliveries), deadline);
  }

  Deadline within(Duration limit) {
    return new Deadline(time, time.instant().plus(limit));
  }

  /// @param concurrentParts 1 for a virtual time that all parts share
  TagResources tagger(ResourceTags tags, Journal log, int concurrentParts) {
    var retries = Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time);
    return new TagResources(
        new FindResources(tags, untagged, true),
        parameters,
        new JournalledWrites(
            log,
            new WriteTags(tags, limiter, retries, 1),
            new VerifyWrites(tags, LAG, time),
            new JournalledWrites.Settings(apply, CALLS_PER_SECOND, concurrentParts)),
        new RunFence(newestRuns, undoneRuns),
        new TagResources.Settings(
            new LevelOrder(List.of("cloud-center", "platform", "project")),
            apply,
            remove,
            conflict,
            LAG));
  }
}
