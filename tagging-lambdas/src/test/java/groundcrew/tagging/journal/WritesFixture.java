package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.VerifyWrites;
import groundcrew.tagging.resources.WriteTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Journalled writes with ports in memory and a virtual clock. Every resource gets the tag `k`.
final class WritesFixture {
  static final JournalPlace PLACE =
      new JournalPlace(
          new JournalFolder(
              Instant.parse("2026-01-31T02:00:00Z"), "222222222222", "eu-west-1", "platform"),
          "m-1");

  static final Duration LAG = Duration.ofMinutes(1);
  static final double CALLS_PER_SECOND = 5;

  Consumer<Deadline> requireCurrent = _ -> {};

  final VirtualTime time = new VirtualTime(Instant.EPOCH);
  final InMemoryResourceTags resources = new InMemoryResourceTags();
  final InMemoryJournal journal = new InMemoryJournal();

  /// Returns a context whose deadline is in ten minutes.
  TaskContext context() {
    return new TaskContext(
        "222222222222",
        "eu-west-1",
        "2026-01-31T02:00:00Z",
        new Deadline(time, Instant.EPOCH.plus(Duration.ofMinutes(10))));
  }

  JournalledWrites.Session open() {
    return open(journal, true);
  }

  JournalledWrites.Session open(Journal otherJournal, boolean apply) {
    var retries = Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time);
    return new JournalledWrites(
            otherJournal,
            new WriteTags(resources, (_, _, end) -> !end.passed(), retries, 1),
            new VerifyWrites(resources, LAG, time),
            new JournalledWrites.Settings(apply, CALLS_PER_SECOND, 2))
        .open(context(), PLACE, requireCurrent);
  }

  /// Adds the resources `r-0`, `r-1` and so on.
  static void add(JournalledWrites.Session session, int count) {
    for (var i = 0; i < count; i++) {
      session.add(JournalLine.of(change("r-" + i), PLANNED), put("k"), Position.START);
    }
  }

  static Change change(String arn) {
    return Change.of(arn, Map.of(), Map.of("k", "v"), Map.of());
  }

  static Edit put(String key) {
    return new Edit(new TreeMap<>(Map.of(key, "v")), new TreeSet<>());
  }

  /// Returns the numbers of done, planned and deferred resources.
  static List<Integer> tally(JournalledWrites.Session session) {
    var tally = session.tally();
    return List.of(tally.done(), tally.planned(), tally.deferred());
  }
}
