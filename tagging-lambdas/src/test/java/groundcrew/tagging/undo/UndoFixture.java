package groundcrew.tagging.undo;

import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.InMemoryUndoneRuns;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.NewestRuns;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.UndoTask;
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

/// A run and its undo with ports in memory and a virtual clock.
final class UndoFixture {
  private static final Instant MONDAY = Instant.parse("2026-02-02T02:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-02-03T09:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-02-04T09:00:00Z");
  static final Duration LAG = Duration.ofMinutes(1);

  private static final TaggingTask TASK =
      TaggingTask.of(
          "platform", "222222222222", "eu-west-1", List.of("a"), Map.of("a", "1"), MONDAY);

  final VirtualTime time = new VirtualTime(Instant.EPOCH);
  final InMemoryResourceTags resources;
  final InMemoryJournal journal = new InMemoryJournal();
  final InMemoryUndoneRuns undoneRuns = new InMemoryUndoneRuns();

  /// Creates a run whose writes are listed at once.
  UndoFixture() {
    this(Duration.ZERO);
  }

  /// @param lag time until a write is listed
  UndoFixture(Duration lag) {
    resources = new InMemoryResourceTags(time, lag);
  }

  /// Puts a tag on a resource as the run.
  void tag(String arn, String key, String value) {
    tag(List.of(arn), key, value);
  }

  /// Plans to put a tag on a resource as the run.
  void dryRun(String arn, String key, String value) {
    var session =
        writes(false)
            .open(TaskContext.of(TASK, minutes(60)), JournalPlace.of(TASK, "plan", 1), _ -> {});
    var edit = new Edit(new TreeMap<>(Map.of(key, value)), new TreeSet<>());
    session.add(
        JournalLine.of(Change.of(arn, resources.tags(arn), edit.put(), Map.of()), PLANNED),
        edit,
        Position.START);
    session.flush();
  }

  /// Puts a tag on each of the resources as the run.
  void tag(List<String> arns, String key, String value) {
    var session = run();
    var edit = new Edit(new TreeMap<>(Map.of(key, value)), new TreeSet<>());
    for (var arn : arns) {
      var change = Change.of(arn, resources.tags(arn), edit.put(), Map.of());
      session.add(JournalLine.of(change, PLANNED), edit, Position.START);
    }
    session.flush();
  }

  /// Puts a tag on a resource and removes another as the run.
  void replace(String arn, String old, String key, String value) {
    var session = run();
    var tags = resources.tags(arn);
    var edit = new Edit(new TreeMap<>(Map.of(key, value)), new TreeSet<>(List.of(old)));
    var removed = Map.of(old, tags.getOrDefault(old, ""));
    session.add(
        JournalLine.of(Change.of(arn, tags, edit.put(), removed), PLANNED), edit, Position.START);
    session.flush();
  }

  RestoreReport undo() {
    return undo(1);
  }

  RestoreReport undo(int receiveCount) {
    return undo(receiveCount, minutes(60));
  }

  /// Undoes the run as far as the deadline allows.
  RestoreReport undo(int receiveCount, Deadline deadline) {
    return undo(task(MONDAY, TUESDAY), receiveCount, deadline);
  }

  /// Returns the task that undoes the run.
  static UndoTask task() {
    return task(MONDAY, TUESDAY);
  }

  RestoreReport undoTheUndo() {
    return undo(task(TUESDAY, WEDNESDAY), 1, minutes(60));
  }

  /// Plans an undo of the run.
  RestoreReport plan() {
    var task = task();
    return undo(
        new UndoTask(
            task.level(),
            task.account(),
            task.region(),
            task.undone(),
            task.run(),
            true,
            Position.START),
        1,
        minutes(60));
  }

  RestoreReport undo(UndoTask task, int receiveCount, Deadline deadline) {
    return new RestoreTags(
            journal,
            resources,
            new RunFence(NewestRuns.none(), undoneRuns),
            new RestoreTags.Writes(writes(true), writes(false)),
            LAG)
        .process(task, JournalPlace.of(task, "undo", receiveCount), deadline);
  }

  /// Returns the intents of the undo, without those of the run.
  List<JournalLine> linesOfTheUndo() {
    return journal.intents(JournalFolder.of(task(MONDAY, TUESDAY)));
  }

  Deadline minutes(int minutes) {
    return new Deadline(time, time.instant().plus(Duration.ofMinutes(minutes)));
  }

  private JournalledWrites.Session run() {
    return writes(true)
        .open(TaskContext.of(TASK, minutes(60)), JournalPlace.of(TASK, "run", 1), _ -> {});
  }

  private static UndoTask task(Instant undone, Instant run) {
    return new UndoTask("platform", "222222222222", "eu-west-1", undone, run);
  }

  private JournalledWrites writes(boolean apply) {
    var retries = Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time);
    return new JournalledWrites(
        apply ? journal : journal.plans(),
        new WriteTags(resources, (_, _, end) -> !end.passed(), retries, 1),
        new VerifyWrites(resources, LAG, time),
        new JournalledWrites.Settings(apply, 5, 2));
  }
}
