package groundcrew.tagging.undo;

import groundcrew.common.Deadline;
import groundcrew.tagging.accounts.EnqueueReport;
import groundcrew.tagging.accounts.TaskQueue;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.message.UndoTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;

/// Sends the tasks that undo a run: one for each account, region and level in its journal.
public final class EnqueueUndoTasks {
  private final Journals journals;
  private final TaskQueue tasks;

  /// The changes to undo: those of a run, or of one account, region or level in it.
  ///
  /// @param run time of the run
  public record Scope(
      Instant run, Optional<String> account, Optional<String> region, Optional<String> level) {}

  public EnqueueUndoTasks(Journals journals, TaskQueue tasks) {
    this.journals = journals;
    this.tasks = tasks;
  }

  /// Sends the tasks. The report contains tasks that could not be sent, and foreign objects in the
  /// bucket.
  ///
  /// @param now time of the undo, which identifies it as a run that can be undone as well
  /// @throws IllegalArgumentException if the run has no journal
  public EnqueueReport enqueue(Scope scope, Instant now, Deadline deadline) {
    var foreign = new ArrayList<EnqueueReport.Entry>();
    var undoTasks =
        journals
            .folders(scope.run(), scope.account(), scope.region(), scope.level(), deadline)
            .flatMap(folder -> undoTask(folder, now, foreign::add).stream())
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

  /// Returns the task of a folder, or nothing if foreign objects in the bucket form the folder.
  private static Optional<UndoTask> undoTask(
      JournalFolder folder, Instant now, Consumer<EnqueueReport.Entry> foreign) {
    try {
      return Optional.of(
          new UndoTask(folder.level(), folder.account(), folder.region(), folder.run(), now));
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
