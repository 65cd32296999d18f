package groundcrew.tagging.tag;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.InMemoryLevelParameters;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.InMemoryUntaggedResources;
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

  final VirtualTime time = new VirtualTime(Instant.EPOCH);
  final InMemoryResourceTags resources = new InMemoryResourceTags();
  final InMemoryLevelParameters parameters = new InMemoryLevelParameters();
  final InMemoryJournal journal = new InMemoryJournal();
  final InMemoryUntaggedResources untagged = new InMemoryUntaggedResources();
  boolean apply = true;
  boolean remove;
  private int deliveries;

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
    var first = (int) resources.all(CONTEXT).count();
    for (var i = first; i < first + count; i++) {
      resources.add("r-%02d".formatted(i), tags);
    }
  }

  TagReport tag() {
    return tag(TASK);
  }

  TagReport tag(TaggingTask task) {
    return tag(task, new Deadline(time, time.instant().plus(TIME_LIMIT)));
  }

  TagReport tag(TaggingTask task, Deadline deadline) {
    deliveries++;
    return tagger().process(task, JournalPlace.of(task, "message", deliveries), deadline);
  }

  private TagResources tagger() {
    var retries = Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time);
    return new TagResources(
        new FindResources(resources, untagged, true),
        parameters,
        new JournalledWrites(
            apply ? journal : journal.plans(),
            new WriteTags(resources, (_, _, end) -> !end.passed(), retries, 1),
            apply),
        new TagResources.Settings(
            new LevelOrder(List.of("cloud-center", "platform", "project")), apply, remove));
  }
}
