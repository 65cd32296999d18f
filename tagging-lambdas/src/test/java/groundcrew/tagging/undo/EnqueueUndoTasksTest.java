package groundcrew.tagging.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.tagging.accounts.EnqueueReport;
import groundcrew.tagging.accounts.InMemoryTaskQueue;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.InMemoryJournal;
import groundcrew.tagging.journal.InMemoryUndoneRuns;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.undo.EnqueueUndoTasks.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnqueueUndoTasksTest {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");
  private static final Deadline DEADLINE =
      new Deadline(InstantSource.fixed(NOW), NOW.plusSeconds(60));
  private static final Optional<String> ANY = Optional.empty();
  private static final UndoTask FIRST =
      new UndoTask("platform", "222222222222", "eu-west-1", RUN, NOW);
  private static final UndoTask SECOND =
      new UndoTask("platform", "222222222222", "us-east-1", RUN, NOW);
  private static final UndoTask THIRD =
      new UndoTask("project", "333333333333", "eu-west-1", RUN, NOW);

  private final InMemoryJournal journal = new InMemoryJournal();
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();
  private final InMemoryUndoneRuns undoneRuns = new InMemoryUndoneRuns();
  private final EnqueueUndoTasks enqueueUndoTasks =
      new EnqueueUndoTasks(
          journal, undoneRuns, tasks, new LevelOrder(List.of("platform", "project")));

  @BeforeEach
  void writeTheJournalsOfTwoRuns() {
    journal("222222222222", "eu-west-1", "platform", RUN);
    journal("222222222222", "eu-west-1", "platform", RUN);
    journal("222222222222", "us-east-1", "platform", RUN);
    journal("333333333333", "eu-west-1", "project", RUN);
    journal("444444444444", "eu-west-1", "platform", RUN.plusSeconds(1));
  }

  @Test
  void sendsATaskForEachAccountRegionAndLevelInTheJournal() {
    var report = enqueueUndoTasks.enqueue(new Scope(RUN, ANY, ANY, ANY, false), NOW, DEADLINE);

    assertThat(tasks.sent()).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
    assertThat(report).isEqualTo(new EnqueueReport(2, 3, List.of(), List.of()));
  }

  @Test
  void restrictsTheUndoToTheScope() {
    enqueueUndoTasks.enqueue(
        new Scope(
            RUN,
            Optional.of("222222222222"),
            Optional.of("us-east-1"),
            Optional.of("platform"),
            false),
        NOW,
        DEADLINE);

    assertThat(tasks.sent()).containsExactly(SECOND);
  }

  @Test
  void stopsTheMessagesOfTheRunThatWait() {
    enqueueUndoTasks.enqueue(
        new Scope(RUN, Optional.of("222222222222"), ANY, Optional.of("platform"), false),
        NOW,
        DEADLINE);

    assertThat(undoneRuns.covers(waiting("platform", "222222222222"), DEADLINE)).isTrue();
    assertThat(undoneRuns.covers(waiting("platform", "333333333333"), DEADLINE)).isFalse();
    assertThat(undoneRuns.covers(waiting("project", "222222222222"), DEADLINE)).isFalse();
  }

  @Test
  void stopsTheMessagesOfAllLevelsIfNoneIsNamed() {
    enqueueUndoTasks.enqueue(new Scope(RUN, ANY, ANY, ANY, false), NOW, DEADLINE);

    assertThat(undoneRuns.covers(waiting("platform", "444444444444"), DEADLINE)).isTrue();
    assertThat(undoneRuns.covers(waiting("project", "444444444444"), DEADLINE)).isTrue();
  }

  @Test
  void plansWithoutStoppingAnything() {
    enqueueUndoTasks.enqueue(new Scope(RUN, ANY, ANY, ANY, true), NOW, DEADLINE);

    assertThat(tasks.sent())
        .hasSize(3)
        .allMatch(task -> task instanceof UndoTask undo && undo.plan());
    assertThat(undoneRuns.covers(waiting("platform", "222222222222"), DEADLINE)).isFalse();
  }

  private static TaggingTask waiting(String level, String account) {
    return TaggingTask.of(level, account, "eu-west-1", List.of("a"), Map.of(), RUN);
  }

  @Test
  void reportsTasksThatCannotBeSentAndSendsTheOthers() {
    tasks.reject("us-east-1");

    var report = enqueueUndoTasks.enqueue(new Scope(RUN, ANY, ANY, ANY, false), NOW, DEADLINE);

    assertThat(tasks.sent()).containsExactlyInAnyOrder(FIRST, THIRD);
    assertThat(report)
        .isEqualTo(
            new EnqueueReport(
                2,
                2,
                List.of(),
                List.of(
                    new EnqueueReport.Entry(
                        "222222222222", "us-east-1: InternalError: try again"))));
  }

  @Test
  void reportsForeignObjectsInTheBucketAndUndoesTheOthers() {
    journal("notes", "of", "someone", RUN);

    var report = enqueueUndoTasks.enqueue(new Scope(RUN, ANY, ANY, ANY, false), NOW, DEADLINE);

    assertThat(tasks.sent()).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
    assertThat(report.failed()).isEmpty();
    assertThat(report.skipped())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.account()).isEqualTo("notes");
          assertThat(entry.reason())
              .startsWith(
                  "journal/2026-01-31T02:00:00Z/notes/of/someone/ is not a folder of the journal: ");
        });
  }

  @Test
  void rejectsARunWithoutAJournalInTheScope() {
    assertThatThrownBy(() ->
            enqueueUndoTasks.enqueue(
                new Scope(
                    RUN,
                    Optional.of("333333333333"),
                    Optional.of("us-east-1"),
                    Optional.of("project"),
                    false),
                NOW,
                DEADLINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "run 2026-01-31T02:00:00Z in account 333333333333 in us-east-1 of level project"
                + " has no journal; list the bucket below journal/ for the runs that have one");
    assertThat(tasks.sent()).isEmpty();
  }

  private void journal(String account, String region, String level, Instant run) {
    journal.writeIntent(
        new JournalPlace(new JournalFolder(run, account, region, level), "m-1"),
        1,
        List.of(JournalLine.of(Change.none("r"), Outcome.PLANNED)),
        Contexts.far());
  }
}
