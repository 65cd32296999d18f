package groundcrew.tagging.message;

import java.time.Instant;

/// The order to put back what one run of a level changed in one account and region.
///
/// @param undone time of the run whose changes are taken back
/// @param run time of the undoing, which is a run of its own and can be undone as well
public record UndoOrder(String level, String account, String region, Instant undone, Instant run)
    implements Order {

  public UndoOrder {
    Rules.level(level);
    Rules.account(account);
    Rules.region(region);
    if (undone.equals(run)) {
      throw new IllegalArgumentException("run %s: a run cannot undo itself".formatted(run));
    }
  }
}
