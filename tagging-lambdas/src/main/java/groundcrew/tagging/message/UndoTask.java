package groundcrew.tagging.message;

import java.time.Instant;

/// The task to restore what one run of a level changed in one account and region.
///
/// @param undone time of the run whose changes are reverted
/// @param run time of the undo, which is a run as well and can be undone
public record UndoTask(String level, String account, String region, Instant undone, Instant run)
    implements Task {

  public UndoTask {
    Rules.level(level);
    Rules.account(account);
    Rules.region(region);
    if (undone.equals(run)) {
      throw new IllegalArgumentException("run %s: a run cannot undo itself".formatted(run));
    }
  }
}
