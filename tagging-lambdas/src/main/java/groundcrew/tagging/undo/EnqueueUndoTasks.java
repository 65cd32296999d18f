package groundcrew.tagging.undo;

import groundcrew.common.Deadline;
import groundcrew.tagging.accounts.EnqueueReport;
import groundcrew.tagging.accounts.TaskQueue;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.UndoTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Sends the tasks that undo a run: one for each account, region and level in its journal.
public final class EnqueueUndoTasks {
  private final Journals journals;
  private final UndoneRuns undoneRuns;
  private final TaskQueue tasks;
  private final LevelOrder levels;

  /// The changes to undo: those of a run, or of one account, region or level in it.
  ///
  /// @param run time of the run
  /// @param plan whether the undo is only planned
  public record Scope(
      Instant run,
      Optional<String> account,
      Optional<String> region,
      Optional<String> level,
      boolean plan) {}

  /// @param levels levels that an undo without a level stops
  public EnqueueUndoTasks(
      Journals journals, UndoneRuns undoneRuns, TaskQueue tasks, LevelOrder levels) {
    this.journals = journals;
    this.undoneRuns = undoneRuns;
    this.tasks = tasks;
    this.levels = levels;
  }

  /// Stops the messages of the run that wait, and sends the tasks. The report contains tasks that
  /// could not be sent, and foreign objects in the bucket.
  ///
  /// @param now time of the undo, which identifies it as a run that can be undone as well
  /// @throws IllegalArgumentException if the run has no journal
  public EnqueueReport enqueue(Scope scope, Instant now, Deadline deadline) {
    if (!scope.plan()) {
      stop(scope, deadline);
    }
    var foreign = new ArrayList<EnqueueReport.Entry>();
    var undoTasks =
        journals
            .folders(scope.run(), scope.account(), scope.region(), scope.level(), deadline)
            .flatMap(folder -> undoTask(folder, scope, now, foreign::add).stream())
            .toList();
    if (undoTasks.isEmpty()) {
      throw new IllegalArgumentException(
          "run %s%s has no journal; list the bucket below %s for the runs that have one"
              .formatted(scope.run(), restriction(scope), JournalFolder.ROOT));
    }
    var unsent = tasks.send(undoTasks, deadline);
    var accounts = new HashSet<String>();
    undoTasks.forEach(task -> accounts.add(task.account()));
    return new EnqueueReport(
        accounts.size(),
        undoTasks.size() - unsent.size(),
        foreign,
        unsent.stream()
            .map(one ->
                new EnqueueReport.Entry(
                    one.task().account(), one.task().region() + ": " + one.reason()))
            .toList());
  }

  /// Before the tasks: what the run still writes afterwards would stay.
  private void stop(Scope scope, Deadline deadline) {
    scope
        .level()
        .map(List::of)
        .orElse(levels.levels())
        .forEach(level ->
            undoneRuns.mark(scope.run(), level, scope.account(), scope.region(), deadline));
  }

  /// Returns the task of a folder, or nothing if foreign objects in the bucket form the folder.
  private static Optional<UndoTask> undoTask(
      JournalFolder folder, Scope scope, Instant now, Consumer<EnqueueReport.Entry> foreign) {
    try {
      return Optional.of(
          new UndoTask(
              folder.level(),
              folder.account(),
              folder.region(),
              folder.run(),
              now,
              scope.plan(),
              Position.START));
    } catch (IllegalArgumentException invalid) {
      foreign.accept(
          new EnqueueReport.Entry(
              folder.account(),
              "%s is not a folder of the journal: %s"
                  .formatted(folder.path(), invalid.getMessage())));
      return Optional.empty();
    }
  }

  private static String restriction(Scope scope) {
    var text = new StringBuilder();
    scope.account().ifPresent(account -> text.append(" in account ").append(account));
    scope.region().ifPresent(region -> text.append(" in ").append(region));
    scope.level().ifPresent(level -> text.append(" of level ").append(level));
    return text.toString();
  }
}
