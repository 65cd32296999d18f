package groundcrew.tagging.message;

import java.time.Instant;

/// The task to restore what one run of a level changed in one account and region.
///
/// @param undone time of the run whose changes are reverted
/// @param run time of the undo, which is a run as well and can be undone
/// @param plan whether the undo is only planned
/// @param position where the task continues
public record UndoTask(
    String level,
    String account,
    String region,
    Instant undone,
    Instant run,
    boolean plan,
    Position position)
    implements Task {

  public UndoTask {
    Rules.level(level);
    Rules.account(account);
    Rules.region(region);
    if (undone.equals(run)) {
      throw new IllegalArgumentException("run %s: a run cannot undo itself".formatted(run));
    }
  }

  /// Creates a task that has not started and restores the tags.
  public UndoTask(String level, String account, String region, Instant undone, Instant run) {
    this(level, account, region, undone, run, /* plan= */ false, Position.START);
  }

  @Override
  public UndoTask at(Position other) {
    return new UndoTask(level, account, region, undone, run, plan, other);
  }
}
